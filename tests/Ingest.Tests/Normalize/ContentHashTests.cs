using Ingest.Core.Normalize;

namespace Ingest.Tests.Normalize;

public sealed class ContentHashTests
{
    [Fact]
    public void It_is_the_same_for_the_same_words() =>
        Assert.Equal(ContentHash.Of("Barges counted", ["At Quilport", "on Monday."]), ContentHash.Of("BARGES COUNTED!", ["At Quilport on Monday"]));

    [Theory]
    [InlineData("Barges counted", "At Quilport on Tuesday")]
    [InlineData("Barges counted at", "Quilport on Monday")]
    [InlineData("Barges", "At Quilport on Monday")]
    public void It_differs_with_any_word_and_with_what_belongs_to_the_title(string title, string body) =>
        Assert.NotEqual(ContentHash.Of("Barges counted", ["At Quilport on Monday"]), ContentHash.Of(title, [body]));
}
