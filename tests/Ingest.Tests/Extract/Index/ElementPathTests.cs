using Ingest.Core.Common.Html;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Index;

namespace Ingest.Tests.Extract.Index;

public sealed class ElementPathTests
{
    private const string Html = "<body><div class=page><main id=top class='wide light'><article class='story long'><section><p class=info><b>31</b></p></section></article></main></div>";

    [Theory]
    [InlineData("b", "article.story > section > p.info > b")]
    [InlineData("article", "main#top > article.story")]
    public void The_nearest_elements_are_named_by_id_or_first_class(string css, string path) =>
        Assert.Equal(path, ElementPath.Of(PageParser.Parse(Html).QuerySelector(css)!));

    [Theory]
    [InlineData("b", "div.page > main#top.wide.light > article.story.long > section > p.info")]
    [InlineData("div", "")]
    public void What_is_around_an_element_is_named_in_full(string css, string path) =>
        Assert.Equal(path, ElementPath.Around(PageParser.Parse(Html).QuerySelector(css)!));
}
