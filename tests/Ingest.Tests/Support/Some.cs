using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Tests.Support;

/// <summary>Plausible values for tests; each test names only what it is about. One partial file a noun.</summary>
internal static partial class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Page Page(string html, string url = "https://herald.example/news/1", string contentType = "text/html; charset=utf-8") => new()
    {
        RequestUrl = new Uri(url),
        Url = new Uri(url),
        Bytes = Encoding.UTF8.GetBytes(html),
        Text = html,
        Charset = "utf-8",
        CharsetFrom = "http",
        FetchedAt = Now,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = contentType },
    };

    public static SourceDefinition Source(string id = "herald") => new()
    {
        Id = new SourceId(id),
        Name = "The Herald",
        Homepage = new Uri("https://herald.example/"),
        Discover = [new DiscoverDefinition.Feed(new Uri("https://herald.example/rss.xml"))],
        File = id + ".yaml",
    };

    /// <summary>A rule of which everything is remembered, and that is broken.</summary>
    public static RuleRecord OwnRule() => new("links", ".news > a", "0af1")
    {
        Listing = new Uri("https://herald.example/"),
        Pages = 9,
        Matched = 7,
        LastMatch = Now.AddHours(-3),
        Sample = new RuleSample("<a href=\"/1\">أخبار</a>", "أخبار", "main > ul.news", "https://herald.example/", Now.AddHours(-3)),
        Missed = 2,
        MissingSince = Now,
        Trouble = new RuleTrouble(RuleTroubleKind.Broken, Now, "https://herald.example/")
        {
            Nearest = [new NearElement("main > ul > a", "<a href=\"/2\">أخبار</a>", "أخبار")],
            Proposal = new RuleProposal("main a", "title", 1, 1, "أخبار"),
        },
    };

    /// <summary>A document of which everything is remembered.</summary>
    public static DocumentState Document() => new(new Validators("W/\"x\"", "Mon, 2 Mar 2026 12:00:00 +0000"), Now)
    {
        Every = TimeSpan.FromHours(12),
        UpdateBase = Now.AddDays(-30),
        SkipHours = [1, 2],
        SkipDays = [DayOfWeek.Saturday],
        FreshFor = TimeSpan.FromMinutes(5),
        Links = 3,
        Content = "c0ffee",
        ChangedAt = Now.AddDays(-1),
        UsualGap = TimeSpan.FromHours(3),
        PlainAt = Now.AddDays(-2),
        DistrustedAt = Now.AddHours(-3),
        GapAt = Now.AddHours(-4),
        Identity = new DocumentIdentity("The Herald", ["1", "2"]),
        Move = new Move(new Uri("https://new.example/rss.xml"), 3, Now.AddDays(-2), Now)
        {
            Since = Now,
            Next = new Move(new Uri("https://newer.example/rss.xml"), 1, Now, Now),
        },
        Gone = new Gone(Now.AddDays(-1), Now),
    };
}
