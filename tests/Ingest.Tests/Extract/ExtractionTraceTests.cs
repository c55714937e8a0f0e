using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class ExtractionTraceTests
{
    private const string Paragraph = "The council counted thirty barges at the quay, and the people of the harbour looked on, as they do every spring.";

    private const string Html = $"""
        <html lang=en><head><title>Barges counted</title><meta property=og:locale content=en_GB></head><body>
        <div class=story><h1>Barges counted</h1><p>{Paragraph}</p><div class=share>Tell your friends</div><p>{Paragraph} Again.</p><p>{Paragraph} And again.</p><p>{Paragraph} Once more.</p>
        <p hidden>Only for machines</p><p>Advertisement</p></div>
        <div class=other><p>A short teaser, of another story, stands here for all.</p></div></body></html>
        """;

    [Fact]
    public void Every_block_is_told_with_its_fate()
    {
        var trace = new ExtractionTrace();

        var found = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(new ExtractInput(Some.Page(Html), ExtractDefinition.None) { Trace = trace }));

        Assert.Equal(
            [
                ("Barges counted", "the headline"), (Paragraph, null), ("Tell your friends", "named as surroundings"), (Paragraph + " Again.", null), (Paragraph + " And again.", null), (Paragraph + " Once more.", null), ("Only for machines", "hidden"),
                ("Advertisement", "a counter, notice or invitation"),
            ],
            trace.Blocks.Select(fate => (fate.Block.Text, fate.Dropped)));
        Assert.Equal(found.Article.Body, trace.Blocks.Where(fate => fate.Dropped is null).Select(fate => fate.Block));
    }

    [Fact]
    public void Scripts_have_no_fate_and_of_long_boxes_the_start_is_told()
    {
        var trace = new ExtractionTrace();
        var html = Html.Replace("<p hidden>", $"<script>var barges = 31;</script><style>p {{}}</style><div class=share>{new string('x', 5_000)}</div><p hidden>", StringComparison.Ordinal);

        new ArticleExtractor().Extract(new ExtractInput(Some.Page(html), ExtractDefinition.None) { Trace = trace });

        Assert.DoesNotContain(trace.Blocks, fate => fate.Dropped?.StartsWith('<') == true);
        Assert.All(trace.Blocks.Where(fate => fate.Dropped is not null), fate => Assert.InRange(fate.Block.Text.Length, 1, 301));
    }

    [Fact]
    public void The_container_is_told_and_those_that_lost()
    {
        var trace = new ExtractionTrace();

        new ArticleExtractor().Extract(new ExtractInput(Some.Page(Html), ExtractDefinition.None) { Trace = trace });

        var body = trace.Candidates.Where(candidate => candidate.Field == "body").ToList();
        Assert.Equal("body > div.story", Assert.Single(body, candidate => candidate.Lost is null).Rule);
        Assert.Contains(body, candidate => candidate.Rule == "body > div.other" && candidate.Lost!.StartsWith("weighs ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_that_was_asked_for_later_is_told()
    {
        var trace = new ExtractionTrace();

        new ArticleExtractor().Extract(new ExtractInput(Some.Page(Html), ExtractDefinition.None) { Trace = trace });

        Assert.Contains(new("language", "meta og:locale", "en_GB", "another was asked first"), trace.Candidates);
    }

    [Fact]
    public void A_hostile_page_fills_no_more_than_its_share()
    {
        var trace = new ExtractionTrace();

        for (var n = 0; n < 1_000; n++)
        {
            trace.Lost("title", "h1", new string('x', 10_000), "too many");
        }

        Assert.Equal(40, trace.Candidates.Count);
        Assert.All(trace.Candidates, candidate => Assert.Equal(301, candidate.Value.Length));
    }
}
