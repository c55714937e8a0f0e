using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Manners and limits of the network; section <c>Fetch</c> of the settings.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>How a publisher reaches the operator: a URL or mail address in the User-Agent.</summary>
    public string? Contact { get; set; }

    /// <summary>Version in the User-Agent.</summary>
    public string Version { get; set; } = typeof(FetchOptions).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>HOST:PORT to which every connection goes whatever the host name; null for the real network.</summary>
    public string? ConnectTo { get; set; }

    /// <summary>Requests at one time over all hosts.</summary>
    [Range(1, 1024)]
    public int RequestsAtOnce { get; set; } = 16;

    /// <summary>Least time from start to start of two requests to one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A Crawl-delay beyond this is cut to it.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MostCrawlDelay { get; set; } = TimeSpan.FromSeconds(120);

    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For one try, body included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Tries of one request, the first included.</summary>
    [Range(1, 10)]
    public int Tries { get; set; } = 3;

    /// <summary>First wait between tries; doubles, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A host that wants to be left alone for longer ends the request at once.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan MostPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Failures in a row after which a host is left alone for <see cref="BreakFor"/>.</summary>
    [Range(2, 100)]
    public int BreakAfter { get; set; } = 6;

    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromMinutes(1);

    [Range(1, 20)]
    public int Redirects { get; set; } = 5;

    /// <summary>Bytes of a page or listing after decompression.</summary>
    [Range(1024, 1024 * 1024 * 1024)]
    public int PageBytes { get; set; } = 5 * 1024 * 1024;

    [Range(1024, 1024 * 1024 * 1024)]
    public int FeedBytes { get; set; } = 15 * 1024 * 1024;

    [Range(1024, 1024 * 1024 * 1024)]
    public int SitemapBytes { get; set; } = 50 * 1024 * 1024;

    /// <summary>Decompressed over compressed size beyond which a body is taken for a bomb.</summary>
    [Range(2, 10_000)]
    public int CompressionRatio { get; set; } = 100;

    /// <summary>Least bytes a second once ten seconds have passed.</summary>
    [Range(1, 1024 * 1024)]
    public int LeastRate { get; set; } = 1024;
}

[OptionsValidator]
internal sealed partial class FetchOptionsValidator : IValidateOptions<FetchOptions>;
