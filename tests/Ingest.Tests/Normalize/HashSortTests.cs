using Ingest.Core.Normalize;

namespace Ingest.Tests.Normalize;

public sealed class HashSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(513)]
    [InlineData(20_000)]
    [InlineData(60_000)]
    public void Hashes_of_any_number_come_out_ascending_and_distinct(int count)
    {
        var random = new Random(count);
        var hashes = Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32)).ToArray();

        AssertSorted(hashes);
    }

    [Fact]
    public void Passages_that_are_repeated_count_once()
    {
        var random = new Random(7);
        var few = Enumerable.Range(0, 40).Select(_ => (uint)random.NextInt64(1L << 32)).ToArray();

        AssertSorted([.. Enumerable.Range(0, 2_000).Select(n => few[n % few.Length])]);
        AssertSorted([.. Enumerable.Repeat(uint.MaxValue, 500), .. Enumerable.Repeat(0u, 500)]);
    }

    [Fact]
    public void Hashes_that_lie_close_together_are_sorted_all_the_same() =>
        AssertSorted([.. Enumerable.Range(0, 1_000).Select(n => (uint)(1_000 - n))]);

    private static void AssertSorted(uint[] hashes) =>
        Assert.Equal(hashes.Distinct().Order(), HashSort.Distinct([.. hashes], new uint[hashes.Length]).ToArray());
}
