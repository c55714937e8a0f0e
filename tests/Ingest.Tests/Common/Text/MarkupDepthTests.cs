using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class MarkupDepthTests
{
    [Fact]
    public void A_page_made_to_exhaust_a_parser_is_known_by_its_tags() =>
        Assert.True(MarkupDepth.IsTooDeep(string.Concat(Enumerable.Repeat("<div>", MarkupDepth.Most + 1))));

    [Theory]
    [InlineData("<div><b>x</b></div>")]
    [InlineData("<p>one<p>two<br><img src=a>")]
    [InlineData("1 < 2 and <!-- comment --> ")]
    public void Pages_for_people_are_not(string part) =>
        Assert.False(MarkupDepth.IsTooDeep(string.Concat(Enumerable.Repeat(part, 20_000))));
}
