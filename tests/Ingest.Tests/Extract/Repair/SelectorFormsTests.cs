using Ingest.Core.Common.Html;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Repair;

namespace Ingest.Tests.Extract.Repair;

public sealed class SelectorFormsTests
{
    [Fact]
    public void An_element_is_named_by_its_own_marks_and_then_by_those_around_it()
    {
        var forms = FormsOf("<main id=top><div class='story css-9f31'><time class='date posted' datetime=2026-03-02 itemprop=datePublished>Today</time></div></main>", "time");

        Assert.Equal(["time.date", "time.posted", "time[itemprop=\"datePublished\"]", "time.date.posted", "time[datetime]", "time", ".story time.date"], forms.Take(7));
        Assert.Contains("#top time", forms);
        Assert.DoesNotContain(forms, form => form.Contains("9f31", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p class=date><o:p class=day id=now>2</o:p></p>", "#now")]
    [InlineData("<svg><foreignObject class=date id=now><b>2</b></foreignObject></svg>", "#now")]
    public void A_tag_that_no_selector_names_as_it_is_written_has_none(string html, string css) => Assert.Empty(FormsOf(html, css));

    [Theory]
    [InlineData("<p class=date><o:p class=day><b class=now>2</b></o:p></p>")]
    [InlineData("<p id='a b' class='x:y z\" \\u'><b class='now é-1 _x' rel='a\"]' data-qa=d.1>2</b></p>")]
    [InlineData("<article class=größe><h1 itemprop=name><b class=now>2</b></h1></article>")]
    public void Every_form_matches_the_element(string html)
    {
        var document = PageParser.Parse(html);
        var element = document.QuerySelector(".now")!;

        Assert.All(SelectorForms.Of(element), form => Assert.Contains(element, document.QuerySelectorAll(form)));
    }

    private static IReadOnlyList<string> FormsOf(string html, string css) => SelectorForms.Of(PageParser.Parse(html).QuerySelector(css)!);
}
