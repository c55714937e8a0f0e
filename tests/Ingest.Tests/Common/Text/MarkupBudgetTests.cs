using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class MarkupBudgetTests
{
    [Fact]
    public void Too_many_characters_are_not_parsed() => AssertProblem("8388609 characters", new string('x', MarkupBudget.MostCharacters + 1));

    [Fact]
    public void Too_many_tags_are_not_parsed() => AssertProblem("100001 tags", Times(MarkupBudget.MostTags + 1, "<br>"));

    [Fact]
    public void What_is_nested_too_deep_is_not_parsed() => AssertProblem("nested more than", Times(MarkupDepth.Most + 1, "<div>"));

    [Fact]
    public void A_giant_tag_is_not_parsed() => AssertProblem("a tag of more than", "<p " + Times(1_000_000, "a1 ") + ">");

    [Fact]
    public void A_giant_tag_without_end_is_not_parsed() => AssertProblem("a tag of more than", "<p " + Times(1_000_000, "a1 "));

    [Fact]
    public void Formatting_left_open_for_thousands_of_blocks_is_not_parsed() =>
        AssertProblem("left open", "<p>" + string.Concat(Enumerable.Range(0, 100).Select(n => $"<font size={n}>")) + Times(9_900, "<p>barge"));

    [Fact]
    public void Hundreds_of_formatting_elements_left_open_are_not_parsed() =>
        AssertProblem("left open", string.Concat(Enumerable.Range(0, 301).Select(n => $"<b id={n}>")));

    [Theory]
    [InlineData("<p><b>one</b> <i>two</i>")]
    [InlineData("<script>\"<div class=\\\"a\\\"><b id=1>x<\\/b><\\/div>\"</script>")]
    [InlineData("<p>a < b, and <!-- nothing --> else")]
    [InlineData("<p><font size=1><b>x</font></b>")]
    public void Pages_for_people_are_parsed(string part) => Assert.Null(MarkupBudget.Problem(Times(15_000, part)));

    [Fact]
    public void A_picture_in_an_attribute_is_no_giant() => Assert.Null(MarkupBudget.Problem("<img src='data:image/png;base64," + new string('A', 1_000_000) + "'>"));

    private static void AssertProblem(string words, string html) => Assert.Contains(words, MarkupBudget.Problem(html), StringComparison.Ordinal);

    private static string Times(int count, string piece) => string.Concat(Enumerable.Repeat(piece, count));
}
