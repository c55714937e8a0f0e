using Ingest.Core.Extract;
using Ingest.Core.Extract.Repair;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Repair;

/// <summary>Of pages whose template is another, what used to be matched is found again.</summary>
public sealed class RuleRepairTests
{
    private static readonly RuleRepair Repair = new(new ArticleExtractor());

    [Theory]
    [InlineData("title", "h1.headline", "h1.story__title", null)]
    [InlineData("published", ".info .date", "em.story__date", null)]
    [InlineData("authors", ".info .author", "span.story__byline", null)]
    [InlineData("body", ".story .text", "div.story__text", null)]
    public void A_renamed_element_is_proposed(string field, string css, string proposed, string? attribute)
    {
        var answer = Repair.Find(Question(field, css, New));

        Assert.Equal((proposed, attribute, 3, 3), (answer.Proposal!.Css, answer.Proposal.Attribute, answer.Proposal.Gave, answer.Proposal.Pages));
        Assert.NotEmpty(answer.Nearest);
    }

    [Fact]
    public void A_date_that_only_an_attribute_tells_is_read_from_it()
    {
        string Page(int n) => New(n).Replace($"<em class=story__date>0{n + 1}.02.2026 09:30</em>", $"<time class=posted datetime=2026-02-0{n + 1}T09:30:00Z>lately</time>", StringComparison.Ordinal);

        var answer = Repair.Find(Question("published", ".info .date", Page));

        Assert.Equal("css: \"time.posted\", attribute: \"datetime\"", answer.Proposal!.ToString());
        Assert.Equal("2026-02-01T09:30:00Z", answer.Proposal.Value);
    }

    [Fact]
    public void A_date_that_is_the_same_on_every_page_does_not_stand_in_for_one_that_went()
    {
        string Page(int n) => New(n).Replace($"<em class=story__date>0{n + 1}.02.2026 09:30</em>", string.Empty, StringComparison.Ordinal);

        var answer = Repair.Find(Question("published", ".info .date", Page));

        Assert.Null(answer.Proposal);
    }

    [Fact]
    public void Without_a_last_match_the_words_of_the_selector_are_what_is_sought()
    {
        var answer = Repair.Find(Question("published", "p.meta > span.storyDate", New) with { Sample = null });

        Assert.Equal("em.story__date", answer.Proposal!.Css);
    }

    [Fact]
    public void What_is_nearest_is_shown_as_it_stands_and_cut_short()
    {
        var answer = Repair.Find(Question("body", ".story .text", New));

        Assert.StartsWith("<div class=\"story__text\"><p>", answer.Nearest[0].Html, StringComparison.Ordinal);
        Assert.InRange(answer.Nearest[0].Html.Length, 100, 401);
        Assert.Equal("article.story > div.story__text", string.Join(" > ", answer.Nearest[0].Path.Split(" > ")[^2..]));
    }

    [Fact]
    public void The_links_of_a_listing_are_found_by_the_form_of_their_addresses()
    {
        const string Menu = "<nav><a href=/about>About us all</a><a href=/contact/form>Write to us</a><a href=/imprint>Imprint</a></nav>";
        var before = Some.Page($"<body>{Menu}<ul>{string.Concat(Enumerable.Range(1, 5).Select(n => $"<li class=item><h3><a href=/news/story-{n}.html>Barges {n} counted</a></h3></li>"))}</ul></body>", "https://herald.example/");
        var today = Some.Page($"<body>{Menu}{string.Concat(Enumerable.Range(6, 5).Select(n => $"<div class=card><h2 class=card__title><a href=/news/story-{n}.html>Barges {n} counted</a></h2></div>"))}</body>", "https://herald.example/");
        var rule = new FieldRule { Css = "li.item h3 > a", All = true };

        var answer = Repair.Find(new RuleQuestion(RuleRecord.Links, rule, [today]) { Sample = RuleSamples.Of(before, [], [("links", rule)])["links"] });

        Assert.Equal(".card__title a", answer.Proposal!.Css);
    }

    [Fact]
    public void On_a_page_that_has_nothing_alike_nothing_is_proposed()
    {
        var answer = Repair.Find(Question("authors", ".info .author", _ => "<html><body><h1>Closed</h1><p>2026</p></body></html>"));

        Assert.Null(answer.Proposal);
    }

    [Theory]
    [InlineData("<div id='x\"]' class='a\"b 1x --y' itemprop='] } {'><p>", null, null)]
    [InlineData("<svg><path class=date d=m0><foreignObject><span class='date:hover date\\\\'>02.03.2026</span>", ".date span", "02.03.2026")]
    [InlineData("<p class=date><o:p>02.03.2026</o:p></p>", "p.date", "02.03.2026")]
    [InlineData("<o:p class=date><span>02.03.2026</span></o:p>", null, null)]
    public void What_pages_are_called_makes_no_selector_that_fails(string html, string? css, string? value)
    {
        var answer = Repair.Find(Question("published", ".date", n => $"<html><body>{html}0{n + 1}.02.2026"));

        Assert.Equal((css, value), (answer.Proposal?.Css, answer.Proposal?.Value));
    }

    [Theory]
    [InlineData(10_000, "em.story__date")]
    [InlineData(100, null)]
    public void Of_pages_that_take_too_long_no_more_is_looked_at_and_nothing_proposed(int seconds, string? css)
    {
        var repair = new RuleRepair(new ArticleExtractor(TimeSpan.FromSeconds(seconds), new SecondARead()));

        var answer = repair.Find(Question("published", ".info .date", n => New(n).Replace("<body>", "<body>" + string.Concat(Enumerable.Repeat("<i>x</i>", 200)), StringComparison.Ordinal)));

        Assert.Equal(css, answer.Proposal?.Css);
    }

    [Fact]
    public void What_the_rule_removes_is_no_part_of_the_value()
    {
        var question = Question("authors", ".info .author", n => New(n).Replace("<span class=story__byline>", "<span class=story__byline><b>12 posts</b> ", StringComparison.Ordinal));

        var answer = Repair.Find(question with { Rule = question.Rule with { Remove = ["b"] } });

        Assert.Equal(("span.story__byline", "Jo Fenwick"), (answer.Proposal?.Css, answer.Proposal?.Value));
    }

    private static RuleQuestion Question(string field, string css, Func<int, string> page)
    {
        var rule = new FieldRule { Css = css };
        var sample = RuleSamples.Of(Some.Page(Old(7)), [], [(field, rule)]).GetValueOrDefault(field);
        return new RuleQuestion(field, rule, [.. Enumerable.Range(0, 3).Select(n => Some.Page(page(n), $"https://herald.example/news/{n}"))]) { Sample = sample, Language = "de" };
    }

    private static string Old(int n) =>
        $"<html lang=en><head><title>Story {n}</title></head><body><div id=page><nav><a href=/>Home</a></nav><div class=story><h1 class=headline>{MadeUpNews.Title(n)}</h1>"
        + $"<p class=info><span class=author>Ada Mostwick</span> <span class=date>0{n + 1}.02.2026 09:30</span></p><div class=text>{Text(n)}</div></div>{Foot}</body></html>";

    private static string New(int n) =>
        $"<html lang=en><head><title>Story {n}</title></head><body><div id=page><nav><a href=/>Home</a></nav><article class=story><h1 class=story__title>{MadeUpNews.Title(n)}</h1>"
        + $"<div class=story__meta><span class=story__byline>{(n % 2 == 0 ? "Jo Fenwick" : "Lena Harrow")}</span> <em class=story__date>0{n + 1}.02.2026 09:30</em></div><div class=story__text>{Text(n)}</div></article>{Foot}</body></html>";

    private const string Foot = "<footer>Published by the Herald since <span class=founded>01.01.1990</span></footer></div>";

    private static string Text(int n) => string.Concat(Enumerable.Range(0, 3).Select(at => $"<p>{MadeUpNews.Words((n * 10) + at, 40)}.</p>"));
}
