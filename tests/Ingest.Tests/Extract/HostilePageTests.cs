using Ingest.Core.Extract;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

/// <summary>Pages made to exhaust the extractor; each took minutes, gigabytes or the process once.</summary>
public sealed class HostilePageTests
{
    private const long Much = 400L << 20;

    [Fact]
    public async Task A_title_of_a_hundred_thousand_parts_is_cut()
    {
        var title = Found(await ReadAsync(Times(100_000, "a | "), "")).Title;

        Assert.InRange(title.Length, 1, 1_000);
    }

    [Fact]
    public async Task Thousands_of_headings_are_not_all_held_against_a_giant_title() =>
        Assert.InRange(Found(await ReadAsync(Times(100_000, "barge "), Times(20_000, "<h1>Barges counted</h1>"))).Title.Length, 1, 1_000);

    [Fact]
    public async Task Names_of_a_hundred_thousand_characters_are_not_read_for_every_element_inside() =>
        Found(await ReadAsync("Barges counted", $"<div class='{Times(40_000, "date ")} related'>" + Times(20_000, "<time>x</time>") + "</div>"));

    [Fact]
    public async Task Boxes_of_dates_in_boxes_of_dates_are_each_read_once() =>
        Found(await ReadAsync("Barges counted", Times(400, "<div class=date>") + Times(20_000, "<i>The board counted 31 barges.</i>") + Times(400, "</div>")));

    [Fact]
    public async Task Marks_of_authors_in_marks_of_authors_are_each_looked_through_no_further_than_a_byline() =>
        Found(await ReadAsync("Barges counted", Times(290, "<div class=author>") + Times(40_000, "<i class=date>x</i>") + Times(290, "</div>")));

    [Fact]
    public async Task Dates_in_an_aside_as_wide_as_the_page_are_not_each_held_against_all_of_it() =>
        Found(await ReadAsync("Barges counted", "</p><aside>" + Times(40_000, "<time></time>") + Times(20, "31 barges ") + "</aside>"));

    [Fact]
    public async Task A_flat_page_is_gone_through_once() => Found(await ReadAsync("Barges counted", Times(90_000, "<br>")));

    [Fact]
    public async Task Open_formatting_is_not_repeated_a_million_times() =>
        Assert.Equal(RejectionReason.TooComplex, Rejected(await ReadAsync("Barges", "<p>" + string.Concat(Enumerable.Range(0, 200).Select(n => $"<b id={n}>")) + Times(50_000, "<p>x"))).Reason);

    [Fact]
    public async Task Neither_is_it_in_a_body_that_JSON_LD_declares()
    {
        var bomb = "<p>" + string.Concat(Enumerable.Range(0, 200).Select(n => $"<b id={n}>")) + Times(30_000, "<p>barge");

        var blocks = await InTime.RunAsync(() => DeclaredBody.Read(bomb, new NameHints()));

        Assert.InRange(blocks.Count, 0, 1);
    }

    [Fact]
    public async Task A_body_of_a_million_characters_is_none() =>
        Assert.Equal(RejectionReason.TooComplex, Rejected(await ReadAsync("Barges", Times(15_000, "<p>The board counted thirty-one barges, two more than in the spring, and promised a quay.</p>"))).Reason);

    [Fact]
    public async Task JSON_LD_nested_a_hundred_thousand_deep_is_passed_over() =>
        Found(await ReadAsync("Barges counted", $"<script type='application/ld+json'>{Times(100_000, "{\"@graph\":[")}</script>"));

    [Fact]
    public async Task Half_a_character_in_JSON_LD_is_no_end_of_it() =>
        Assert.StartsWith("Barges counted", Found(await ReadAsync("Barges counted", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Barges counted \ud83d\"}</script>")).Title, StringComparison.Ordinal);

    [Fact]
    public async Task Half_a_character_in_the_name_of_a_property_is_no_end_of_it_either() =>
        Assert.StartsWith("Barges counted", Found(await ReadAsync("Barges counted", @"<script type='application/ld+json'>{""\ud800"":1,""@type"":""NewsArticle"",""headline"":""Barges counted""}</script>")).Title, StringComparison.Ordinal);

    [Fact]
    public async Task Of_half_a_million_keywords_the_first_are_taken() =>
        Assert.Equal(["k"], Found(await ReadAsync("Barges counted", $"<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"keywords\":[{Times(500_000, "\"k\",")}\"k\"]}}</script>")).Tags);

    private static async Task<Extraction> ReadAsync(string title, string inside)
    {
        var body = string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 5));
        var page = Some.Page($"<html><head><title>{title}</title></head><body><h1>{title}</h1><article>{inside}</article><article>{body}</article></body></html>");
        var (extraction, allocated) = await InTime.RunAsync(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var read = new ArticleExtractor().Extract(page, ExtractDefinition.None);
            return (read, GC.GetAllocatedBytesForCurrentThread() - before);
        });
        Assert.InRange(allocated, 0, Much);
        return extraction;
    }

    private static Article Found(Extraction extraction) => Assert.IsType<Extraction.Found>(extraction).Article;

    private static Extraction.Rejected Rejected(Extraction extraction) => Assert.IsType<Extraction.Rejected>(extraction);

    private static string Times(int count, string piece) => string.Concat(Enumerable.Repeat(piece, count));
}
