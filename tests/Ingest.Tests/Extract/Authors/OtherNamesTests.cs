using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Authors;

public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("<blockquote>Thirty-one. <span class=quoteAuthor>Jo Fenwick</span></blockquote>")]
    [InlineData("<a href=/news/2><h3>Quay too short for barges</h3><span class=card__author>Jo Fenwick</span></a>")]
    [InlineData("<ul><li><article><span>Quay too short</span><p class=item__byline>Jo Fenwick</p></article></li></ul>")]
    [InlineData("<div>Edited by <span class=author-name>Jo Fenwick</span></div>")]
    [InlineData("<div>Geprüft von <a class=author href=/a/1>Jo Fenwick</a></div>")]
    public void Who_is_quoted_edits_or_wrote_another_story_is_not_the_author(string box) => Assert.Empty(Authors(box));

    [Fact]
    public void Who_reviewed_stands_beside_who_wrote() =>
        Assert.Equal(["Ada Mostwick"], Authors("<div class=x1>By <a class=author href=/a/1>Ada Mostwick</a>. Reviewed by <a class=author href=/a/2>Jo Fenwick</a></div>"));

    private static IReadOnlyList<string> Authors(string box) => Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(
        Some.Page("<html><head><meta property=og:site_name content='The Quilport Gazette'></head><body><h1>Barges counted</h1>" + box
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>"), ExtractDefinition.None)).Article.Authors;
}
