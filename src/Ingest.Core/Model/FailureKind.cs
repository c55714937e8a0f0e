namespace Ingest.Core.Model;

/// <summary>Why something could not be fetched or stored. The snake_case name is used in reports, log and metric labels.</summary>
public enum FailureKind
{
    /// <summary>The host name could not be resolved right now.</summary>
    Dns,

    /// <summary>The name servers say that there is no such host.</summary>
    UnknownHost,

    /// <summary>The connection was refused, reset or lost.</summary>
    Connection,

    /// <summary>The TLS handshake or certificate failed.</summary>
    Tls,

    /// <summary>A deadline passed.</summary>
    Timeout,

    /// <summary>The body came slower than the least rate.</summary>
    TooSlow,

    /// <summary>The body, after decompression, exceeds its limit.</summary>
    TooLarge,

    /// <summary>The body could not be decompressed or its encoding is not supported.</summary>
    BadEncoding,

    /// <summary>Too many redirects, or a circle of them.</summary>
    RedirectLoop,

    /// <summary>A redirect that may not be followed (https to http, no location).</summary>
    BadRedirect,

    /// <summary>4xx other than 404, 410 and 429.</summary>
    ClientError,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>429, or any answer with Retry-After that asks us to wait.</summary>
    AskedToWait,

    /// <summary>5xx.</summary>
    ServerError,

    /// <summary>robots.txt answered 5xx or could not be had, which means: everything is disallowed for now (RFC 9309 §2.3.1.4).</summary>
    RobotsUnreachable,

    /// <summary>The breaker of the host is open after repeated failures.</summary>
    HostDown,

    /// <summary>The page is to be shown by a browser, and this machine has none.</summary>
    NoBrowser,

    /// <summary>The browser could not show the page.</summary>
    Browser,

    /// <summary>The feed, sitemap or listing could not be read.</summary>
    Malformed,

    /// <summary>A part of this program failed on the page; the log has the details.</summary>
    Internal,
}
