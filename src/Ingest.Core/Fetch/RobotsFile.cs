using System.Collections.Frozen;

namespace Ingest.Core.Fetch;

/// <summary>A robots.txt as RFC 9309 reads it.</summary>
public sealed class RobotsFile
{
    public static readonly RobotsFile Empty = new(FrozenDictionary<string, RobotsGroup>.Empty, []);

    private const string Everyone = "*";
    private readonly FrozenDictionary<string, RobotsGroup> _groups;

    internal RobotsFile(FrozenDictionary<string, RobotsGroup> groups, IReadOnlyList<string> sitemaps)
    {
        _groups = groups;
        Sitemaps = sitemaps;
    }

    /// <summary>Sitemap lines as written; they belong to no group.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>What is read of a file. RFC 9309 §2.5: at least 500 KiB are parsed.</summary>
    public const int MostBytes = 500 << 10;

    public static RobotsFile Parse(ReadOnlySpan<byte> bytes) => RobotsParser.Parse(bytes);

    public static RobotsFile Parse(string text) => RobotsParser.Parse(text);

    /// <summary>Whether a crawler may fetch a URL, and which line says so.</summary>
    /// <param name="url">Absolute URL on the host of the file.</param>
    /// <param name="product">Product token of the crawler; compared without case, anything after a slash is ignored.</param>
    public RobotsVerdict Judge(Uri url, string product) => Judge(url.PathAndQuery, product);

    /// <inheritdoc cref="Judge(Uri, string)"/>
    /// <param name="pathAndQuery">Path and query as they would be sent.</param>
    public RobotsVerdict Judge(string pathAndQuery, string product)
    {
        if (Group(product) is not { } group || pathAndQuery is "/robots.txt")
        {
            return RobotsVerdict.Free;
        }

        var path = RobotsPath.Normalize(pathAndQuery);
        var decisive = group.Decisive(path);
        return decisive is null ? RobotsVerdict.Free : new RobotsVerdict(decisive.Allow, decisive.Line, decisive.Text);
    }

    /// <summary>Crawl-delay (not in the RFC, but widely written) of the group that applies; null when it names none.</summary>
    public TimeSpan? CrawlDelay(string product) => Group(product)?.CrawlDelay;

    private RobotsGroup? Group(string product) =>
        _groups.GetValueOrDefault(RobotsParser.Token(product)) ?? _groups.GetValueOrDefault(Everyone);
}
