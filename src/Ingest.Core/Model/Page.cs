namespace Ingest.Core.Model;

/// <summary>One HTTP response, or a file standing for one: where it came from, its bytes and its decoded text.</summary>
public sealed record Page
{
    public required Uri RequestUrl { get; init; }

    /// <summary>Final URL after redirects.</summary>
    public required Uri Url { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>Response headers; names are compared without case, repeated headers are joined by a comma, those of X-Robots-Tag by a line break.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = EmptyHeaders;

    /// <summary>Body after decompression.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Body decoded once with <see cref="Charset"/>.</summary>
    public required string Text { get; init; }

    /// <summary>True for a large sitemap, of which <see cref="Text"/> is the beginning: as text the whole would take three times its bytes.</summary>
    public bool IsTextCut { get; init; }

    /// <summary>IANA name of the charset that was used.</summary>
    public required string Charset { get; init; }

    /// <summary>What decided the charset: <c>bom</c>, <c>http</c>, <c>xml</c>, <c>meta</c>, <c>detector</c> or <c>default</c>.</summary>
    public required string CharsetFrom { get; init; }

    public required DateTimeOffset FetchedAt { get; init; }

    public Validators Validators { get; init; } = Validators.None;

    /// <summary>Product token under which it was asked for: what is said to crawlers of that name is said to us.</summary>
    public string Product { get; init; } = "ingest";

    /// <summary>What the site's <c>/.well-known/tdmrep.json</c> reserves at this address; null for nothing, and when it was not asked for.</summary>
    public Reservation? SiteReservation { get; init; }

    public string? ContentType => Headers.TryGetValue("Content-Type", out var value) ? value : null;

    private static readonly Dictionary<string, string> EmptyHeaders = new(StringComparer.OrdinalIgnoreCase);
}
