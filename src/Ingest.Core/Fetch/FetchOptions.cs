using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>Process settings of fetching; every limit has a default that suits strangers' servers.</summary>
public sealed class FetchOptions
{
    public const string Section = "Fetch";

    /// <summary>Product token: the name in User-Agent and the one that robots.txt rules are looked up for.</summary>
    [RegularExpression("^[A-Za-z_-]+$", ErrorMessage = "Fetch:Product must consist of letters, '-' and '_' (RFC 9309 §2.2.1).")]
    public string Product { get; set; } = "ingest";

    /// <summary>URL or mail address under which a publisher reaches the operator; part of User-Agent.</summary>
    [RegularExpression("^[^\\x00-\\x20()]*$", ErrorMessage = "Fetch:Contact must be one URL or mail address without spaces or parentheses.")]
    public string? Contact { get; set; }

    /// <summary><c>HOST:PORT</c> to which every connection goes whatever the host name; exempt from the address guard.</summary>
    public string? ConnectTo { get; set; }

    /// <summary>Requests in flight over all hosts; a host counts once for each request that it may be asked at one time.</summary>
    [Range(1, 256)]
    public int HostsAtOnce { get; set; } = 8;

    /// <summary>Requests at one time at one host, unless the source says otherwise.</summary>
    [Range(1, 16)]
    public int Concurrency { get; set; } = 1;

    /// <summary>Least time from the start of one request to the start of the next at one host.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest Crawl-delay that is obeyed to the letter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestCrawlDelay { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>Largest delay that answers of 429 can bring a host to.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestSlowdown { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>A host held for longer than this is not waited for: the fetch returns at once and says when.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest Retry-After that is believed.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan LongestRetryAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Which reserved texts are left out, unless the source says otherwise.</summary>
    [EnumDataType(typeof(RightsPolicy))]
    public RightsPolicy Rights { get; set; } = RightsPolicy.Tdm;

    /// <summary>How long a registrable domain keeps to one pace after two of its hosts have answered 429.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan WideFor { get; set; } = TimeSpan.FromHours(1);

    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Deadline of one request from connecting to the last byte of the body.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Least average rate of a body in bytes a second, judged after <see cref="SlowAfter"/>.</summary>
    [Range(1, int.MaxValue)]
    public int LeastRate { get; set; } = 1024;

    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SlowAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Further tries after the first.</summary>
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the second try; doubled for each further one, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A Retry-After up to this long is waited out inside the call.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan WaitInside { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Failures in a row after which a host is left alone for <see cref="BreakFor"/>.</summary>
    [Range(2, 1000)]
    public int BreakAfter { get; set; } = 8;

    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromMinutes(1);

    [Range(0, 20)]
    public int Redirects { get; set; } = 5;

    /// <summary>Largest page or listing after decompression, in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int PageLimit { get; set; } = 5 << 20;

    /// <summary>Largest feed after decompression, in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int FeedLimit { get; set; } = 15 << 20;

    /// <summary>Largest sitemap after decompression, in bytes.</summary>
    [Range(1024, 1 << 30)]
    public int SitemapLimit { get; set; } = 50 << 20;

    /// <summary>Largest ratio of unpacked to received bytes, judged once more than 1 MiB is unpacked.</summary>
    [Range(2, 10_000)]
    public int Ratio { get; set; } = 100;

    /// <summary>How long a robots.txt is believed.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan RobotsFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long it is remembered that a robots.txt could not be had.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan RobotsErrorFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>What we call ourselves, for example <c>ingest/0.1.0 (+https://operator.example/bot)</c>.</summary>
    public string UserAgent => string.IsNullOrEmpty(Contact) ? $"{Product}/{ProgramVersion}" : $"{Product}/{ProgramVersion} (+{Contact})";

    /// <summary>Whether what publishers reserve is asked for at all.</summary>
    public bool AsksForRights(SourceDefinition source) => PolicyOf(source) != RightsPolicy.Ignore;

    /// <summary>Whether a text of this source is left out for what its publisher says.</summary>
    public bool LeavesOut(SourceDefinition source, Reservation? rights) =>
        rights is not null && PolicyOf(source) is var policy && policy != RightsPolicy.Ignore && (policy == RightsPolicy.Obey || !rights.IsForSearchEngines());

    private RightsPolicy PolicyOf(SourceDefinition source) => source.Politeness.Rights ?? Rights;

    private static string ProgramVersion { get; } =
        typeof(FetchOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";
}
