using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract;

public sealed class DateHintFinderTests
{
    [Theory]
    [InlineData("<p>Last updated: 19 March 2026</p>", "Last updated: 19 March 2026", DateRole.Modified)]
    [InlineData("<div class=date>Aktualisiert am 19.03.2026</div>", "Aktualisiert am 19.03.2026", DateRole.Modified)]
    [InlineData("<div>آخر تحديث: 19 مارس 2026</div>", "آخر تحديث: 19 مارس 2026", DateRole.Modified)]
    [InlineData("<p>Published 18 March 2026, updated 19 March 2026</p>", "Published 18 March 2026, updated 19 March 2026", DateRole.Unstated)]
    [InlineData("<p>19 March 2026</p>", "19 March 2026", DateRole.Unstated)]
    public void A_date_that_begins_with_the_word_for_a_change_is_one_of_change(string line, string text, DateRole role) =>
        Assert.Contains(Dates(line, string.Empty), hint => hint.Text == text && hint.Role == role);

    [Fact]
    public void Lastmod_is_a_date_of_change() =>
        Assert.Equal(DateRole.Modified, Assert.Single(Dates(string.Empty, "<meta name=lastmod content=2026-03-19>")).Role);

    private static IReadOnlyList<DateHint> Dates(string line, string head)
    {
        var html = $"<html><head>{head}</head><body><h1>Barges counted</h1>{line}"
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>";
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html), ExtractDefinition.None)).Article.Dates;
    }
}
