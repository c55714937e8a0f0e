namespace Ingest.Benchmarks.Hostile;

/// <summary>One way to harm a reader.</summary>
/// <param name="Name">What the site does.</param>
/// <param name="Discover">The discover entry of the source that reads it.</param>
/// <param name="Expected">Reasons, failures or counts of the run of which one must be there; <c>stored</c> where the page is to be read all the same.</param>
internal sealed record HostileCase(string Name, string Discover, IReadOnlyList<string> Expected)
{
    /// <summary>Answers by path.</summary>
    public required IReadOnlyDictionary<string, Answer> Routes { get; init; }

    /// <summary>From start to end of the process.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The one page of a feed.</summary>
    public static HostileCase Page(string name, Answer answer, params string[] expected) => new(name, "feed: http://hostile.example/rss", expected)
    {
        Routes = new Dictionary<string, Answer> { ["/rss"] = Answers.Feed("http://hostile.example/page"), ["/page"] = answer },
    };

    public static HostileCase Feed(string name, Answer answer, params string[] expected) => new(name, "feed: http://hostile.example/rss", expected)
    {
        Routes = new Dictionary<string, Answer> { ["/rss"] = answer },
    };

    public static HostileCase Sitemap(string name, Answer answer, params string[] expected) => new(name, "sitemap: http://hostile.example/map.xml", expected)
    {
        Routes = new Dictionary<string, Answer> { ["/map.xml"] = answer },
    };

    public static HostileCase Listing(string name, Answer answer, params string[] expected) =>
        new(name, "{ listing: 'http://hostile.example/news', links: { css: 'h3 > a[href]' } }", expected)
        {
            Routes = new Dictionary<string, Answer> { ["/news"] = answer },
        };
}
