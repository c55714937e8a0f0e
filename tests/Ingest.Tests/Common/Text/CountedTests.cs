using Ingest.Core.Common.Text;

namespace Ingest.Tests.Common.Text;

public sealed class CountedTests
{
    [Theory]
    [InlineData(0, "0 stories")]
    [InlineData(1, "1 story")]
    [InlineData(2, "2 stories")]
    [InlineData(1_234, "1234 stories")]
    public void A_noun_follows_its_number(long count, string words) => Assert.Equal(words, Counted.Of(count, "story", "stories"));

    [Theory]
    [InlineData(1, 1, "1 of 1 page")]
    [InlineData(1, 12, "1 of 12 pages")]
    public void Of_some_it_follows_the_whole(long some, long count, string words) => Assert.Equal(words, Counted.Of(some, count, "page"));
}
