using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

/// <summary>What is told of the operator's own rules, and what they take.</summary>
public sealed class OwnRuleTests
{
    private const string Short = "<html lang=en><head><title>Barges</title></head><body><h1>Barges counted</h1><div class=story>One line.</div><div class=story>Another.</div></body></html>";

    private static readonly FieldRule Story = new() { Css = ".story" };

    [Theory]
    [InlineData(".none", "extract.body: .none matched nothing; the general rules: no paragraphs were found")]
    [InlineData(".story", "9 characters of text; 100 are the least (extract.body: .story matched 2, the first is taken; 'all: true' takes every one)")]
    public void A_rejected_page_says_what_the_rule_for_the_body_did(string css, string detail) =>
        Assert.Equal(detail, Rejected(Short, new ExtractDefinition { Body = new FieldRule { Css = css } }).Detail);

    [Fact]
    public void Without_a_rule_it_is_told_that_one_would_help() =>
        Assert.Equal("no paragraphs were found; extract.body of the source can name them", Rejected(Short.Replace("div", "nav", StringComparison.Ordinal), ExtractDefinition.None).Detail);

    [Fact]
    public void A_page_without_headline_says_what_the_rule_for_the_title_did()
    {
        var no = Rejected("<body><p>One line.</p></body>", new ExtractDefinition { Title = new FieldRule { Css = "h1.headline" } });

        Assert.Equal((RejectionReason.NoTitle, "extract.title: h1.headline matched nothing; the general rules: neither heading, title nor metadata names a headline"), (no.Reason, no.Detail));
    }

    [Fact]
    public void A_match_without_text_is_no_match_of_nothing()
    {
        var page = Short.Replace("One line.", "<img src=a.png>", StringComparison.Ordinal);

        var extraction = new ArticleExtractor().Extract(Some.Page(page), new ExtractDefinition { Body = Story });

        Assert.Equal("matched 2, of which what was taken gave no value", Assert.Single(extraction.Unmatched!).Words());
    }

    [Fact]
    public void Who_asks_is_told_the_fields_of_a_page_without_text()
    {
        var input = new ExtractInput(Some.Page("<html><head><meta property=article:published_time content='2026-03-02T09:40:00Z'></head><body><h1>Barges counted</h1></body></html>"), ExtractDefinition.None);

        var told = (Extraction.Rejected)new ArticleExtractor().Extract(input with { Trace = new ExtractionTrace() });
        var untold = (Extraction.Rejected)new ArticleExtractor().Extract(input);

        Assert.Equal(("Barges counted", "2026-03-02T09:40:00Z"), (told.Partial!.Title, told.Partial.Dates[0].Text));
        Assert.Null(untold.Partial);
    }

    [Theory]
    [InlineData("By Ada Mostwick", "Ada Mostwick")]
    [InlineData("By Ada Mostwick and Jo Fenwick", "Ada Mostwick|Jo Fenwick")]
    [InlineData("Von Ada Mostwick", "Ada Mostwick")]
    [InlineData("by Quill", "Quill")]
    [InlineData("Di Fenwick", "Di Fenwick")]
    [InlineData("Quill", "Quill")]
    public void A_byline_loses_its_word(string byline, string names) => Assert.Equal(names.Split('|'), Authors(byline, new FieldRule { Css = ".by" }));

    [Fact]
    public void What_the_operator_cut_out_himself_stays_as_it_is() =>
        Assert.Equal(["By Ada"], Authors("Words: By Ada", new FieldRule { Css = ".by", Pattern = new("Words: (.*)") }));

    private static IReadOnlyList<string> Authors(string byline, FieldRule rule)
    {
        var page = Some.Page($"<body><h1>Barges counted</h1><span class=by>{byline}</span><p>{MadeUpNews.Words(1, 40)}</p><p>{MadeUpNews.Words(2, 40)}</p></body>");
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(page, new ExtractDefinition { Authors = rule })).Article.Authors;
    }

    private static Extraction.Rejected Rejected(string html, ExtractDefinition rules) => Assert.IsType<Extraction.Rejected>(new ArticleExtractor().Extract(Some.Page(html), rules));
}
