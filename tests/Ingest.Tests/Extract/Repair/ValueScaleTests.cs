using Ingest.Core.Extract.Repair;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Repair;

public sealed class ValueScaleTests
{
    private static readonly string[] Blocks = [.. Enumerable.Range(0, 5).Select(n => MadeUpNews.Words(n, 20))];
    private static readonly string Text = string.Join(' ', Blocks);

    [Fact]
    public void A_body_weighs_as_much_as_it_has_of_the_known_text_and_nothing_else()
    {
        Assert.Equal(4, Weigh("body", Text, Known()));
        Assert.InRange(Weigh("body", Text + " " + Text, Known()), 2.4, 2.6);
        Assert.InRange(Weigh("body", string.Join(' ', Blocks[1..]), Known()), 2, 3.9);
    }

    [Fact]
    public void A_body_without_the_known_text_or_many_times_as_long_is_none()
    {
        Assert.Equal(0, Weigh("body", MadeUpNews.Words(99, 100), Known()));
        Assert.Equal(0, Weigh("body", string.Join(' ', Enumerable.Repeat(Text, 5)), Known()));
        Assert.Equal(0, Weigh("body", Blocks[0][..100], Known()));
    }

    [Fact]
    public void Where_no_text_is_known_a_long_one_may_be_the_body() => Assert.Equal(1, Weigh("body", Text, null));

    [Theory]
    [InlineData("title", "Barges counted", 4)]
    [InlineData("title", "Quay closed again", 1)]
    [InlineData("title", "31", 0)]
    [InlineData("published", "1 March 2026", 4)]
    [InlineData("published", "2 March 2026", 1)]
    [InlineData("published", "2 March 1926", 0)]
    [InlineData("authors", "By Jo Fenwick", 4)]
    [InlineData("authors", "Lena Harrow", 1)]
    [InlineData("authors", "12 posts", 0)]
    [InlineData("unheard-of", "12 posts", 0)]
    public void What_the_general_rules_found_as_well_is_sure_and_what_may_be_is_possible(string field, string value, double weight) =>
        Assert.Equal(weight, Weigh(field, value, Known()));

    [Theory]
    [InlineData("<a href=/news/2>Two</a>", 1)]
    [InlineData("<h2><a href=/news/2>Two</a></h2>", 1)]
    [InlineData("<a href=https://other.example/news/2>Two</a>", 0)]
    [InlineData("<a href='#top'>Two</a>", 0)]
    [InlineData("<b>Two</b>", 0)]
    public void A_link_leads_to_another_page_of_the_site(string html, double weight)
    {
        var (question, page) = Asked(RuleRecord.Links, $"<body>{html}", null);

        Assert.Equal(weight, new ValueScale(question).Weigh(page, page.Document.Body!.FirstElementChild!, "Two"));
    }

    private static double Weigh(string field, string value, Article? known)
    {
        var (question, page) = Asked(field, "<body><p>", known);
        return new ValueScale(question).Weigh(page, page.Document.Body!, value);
    }

    private static (RuleQuestion Question, QuestionedPage Page) Asked(string field, string html, Article? known)
    {
        var page = Some.Page(html);
        var question = new RuleQuestion(field, new FieldRule { Css = "p" }, [page]);
        return (question, QuestionedPage.Open(question, page, known)!);
    }

    private static Article Known() => Some.Article("Barges counted", paragraphs: Blocks) with
    {
        Authors = ["Jo Fenwick"],
        Dates = [new DateHint(DateRole.Published, "2026-03-01", "meta")],
    };
}
