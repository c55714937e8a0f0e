using static Ingest.Benchmarks.Hostile.Answers;
using static Ingest.Benchmarks.Hostile.HostileCase;

namespace Ingest.Benchmarks.Hostile;

/// <summary>Pages made to exhaust a parser, a finder, a log or a terminal.</summary>
internal static class PageCases
{
    private const string Text = "The harbor board counted thirty-one barges on Monday, two more than in the spring.";

    public static readonly Func<HostileCase>[] All =
    [
        () => Page("HTML nested 5,000 deep", Story("Barges counted", Times(5_000, "<div>")), "too_complex"),
        () => Page("HTML nested 3,900 deep", Story("Barges counted", Times(3_900, "<div class=date>") + Times(40_000, $"<i>{Text}</i>")), "stored", "no_body", "too_short"),
        () => Page("HTML of 1,000,000 elements", Story("Barges counted", Times(1_000_000, "<br>")), "too_complex"),
        () => Page("HTML of 199,000 elements", Story("Barges counted", Times(198_900, n => "<i>barge</i> ")), "stored", "too_complex", "out_of_time"),
        () => Page("HTML of 60,000 paragraphs", Story("Barges counted", Times(60_000, $"<p>{Text[..70]}")), "too_complex", "out_of_time"),
        () => Page("290 open bold texts before 190,000 paragraphs", Story("Barges counted", "<p>" + Times(290, n => $"<b id={n}>") + Times(190_000, "<p>x")), "too_complex"),
        () => Page("100 open fonts before 9,900 paragraphs", Story("Barges counted", "<p>" + Times(100, n => $"<font size={n}>") + Times(9_900, "<p>barge")), "stored", "too_complex", "out_of_time", "no_body"),
        () => Page("misnested formatting", Story("Barges counted", Times(30_000, n => "<a><b><i></a></b>")), "stored", "too_complex", "out_of_time", "no_body", "too_short"),
        () => Page("tables in tables", Story("Barges counted", Times(1_300, "<table><tr><td>") + Times(60_000, "<td>x")), "stored", "too_complex", "out_of_time", "no_body", "too_short"),
        () => Page("one tag of 400,000 attributes", Story("Barges counted", "<p " + Times(400_000, n => $"a{n} ") + ">"), "stored", "too_complex", "out_of_time"),
        () => Page("attribute of 4 MB", Story("Barges counted", $"<div class='{Times(4_000_000, "date ")[..4_000_000]} related'>" + Times(20_000, "<time>x</time>")), "stored", "too_complex", "out_of_time"),
        () => Page("text of 5 MB in one piece", Story("Barges counted", "<p>" + Times(1_000_000, "barge")[..4_900_000] + "</p>"), "too_complex", "out_of_time"),
        () => Page("text of 900,000 characters", Story("Barges counted", "<p>" + Times(150_000, "barge ") + "</p>"), "stored"),
        () => Page("eight heavy pages at once", Story("Barges counted"), "stored", "too_complex", "out_of_time") with
        {
            Deadline = TimeSpan.FromSeconds(90),
            Routes = new Dictionary<string, Answer>
            {
                ["/rss"] = Feed([.. Enumerable.Range(1, 8).Select(n => $"http://h{n}.example/page")]),
                ["/page"] = Story("Barges counted", Times(99_000, n => "<i class=barge>barge</i> ")),
            },
        },
        () => Page("heading of 2 MB", Story(Times(400_000, "barge")), "stored", "no_title"),
        () => Page("heading of 100,000 parts", Story(Times(100_000, "a | ")), "stored", "no_title"),
        () => Page("20,000 headings and a title of 1 MB", Story(Times(200_000, "barge"), Times(20_000, "<h1>Barges</h1>")), "stored", "too_complex", "out_of_time"),
        () => Page("heading of escapes and direction marks", Story("\u001b[2J\u001b]0;owned\u0007Barges \u202egnp.exe\u2066 counted\u009b31m"), "stored"),
        () => Page("JSON-LD nested 100,000 deep", Story("Barges counted", "<script type='application/ld+json'>" + Times(100_000, "{\"@graph\":[") + "</script>"), "stored"),
        () => Page("JSON-LD of 1,000,000 keywords", Story("Barges counted", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"keywords\":[" + Times(1_000_000, "\"k\",") + "\"k\"]}</script>"), "stored"),
        () => Page("articleBody of 4 MB of open tags", Html("<h1>Barges</h1><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Barges\",\"articleBody\":\"" + Times(2_000, n => $"<b id={n}>") + Times(190_000, "<p>barge ") + "\"}</script>"), "no_body", "too_complex", "out_of_time", "too_short"),
        () => Page("100,000 meta elements", Story("Barges counted", Times(100_000, n => $"<meta name=author content='A{n} B'>")), "stored", "too_complex", "out_of_time"),
        () => Page("bytes that are no charset", Whole([.. Enumerable.Range(0, 4_000_000).Select(n => (byte)(n * 31 % 251))], "text/html; charset=utf-7"), "no_title", "no_body", "not_html", "too_short", "too_complex", "out_of_time"),
    ];
}
