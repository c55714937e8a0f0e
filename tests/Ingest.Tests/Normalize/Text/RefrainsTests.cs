using Ingest.Core.Normalize.Text;

namespace Ingest.Tests.Normalize.Text;

public sealed class RefrainsTests
{
    [Fact]
    public void Lines_that_come_again_between_others_are_a_refrain() =>
        Assert.True(Refrains.In([.. Enumerable.Range(1, 12).SelectMany(day => new[] { "before breakfast", $"day {day}", "a cup of tea" })]));

    [Fact]
    public void A_text_that_stands_on_the_page_twice_is_a_copy()
    {
        var text = Enumerable.Range(1, 20).Select(at => $"paragraph {at}").ToList();

        Assert.False(Refrains.In([.. text, .. text]));
    }

    [Fact]
    public void A_few_repetitions_are_copies() => Assert.False(Refrains.In(["one", "two", "one", "three", "one"]));
}
