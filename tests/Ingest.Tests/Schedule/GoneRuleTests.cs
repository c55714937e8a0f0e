using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

public sealed class GoneRuleTests
{
    [Fact]
    public void A_first_410_asks_for_a_second_look_a_day_later_and_that_decides()
    {
        var first = GoneRule.After(null, Some.Now);
        var second = GoneRule.After(first, Some.Now.AddHours(24));

        Assert.Equal((false, Some.Now.AddHours(24)), (GoneRule.IsForGood(first), GoneRule.NextLook(first)));
        Assert.Equal((true, null), (GoneRule.IsForGood(second), GoneRule.NextLook(second)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(500, true)]
    public void Until_then_it_is_left_alone(int hours, bool asks) => Assert.Equal(asks, GoneRule.MayAsk(new Gone(Some.Now, Some.Now), Some.Now.AddHours(hours)));

    [Fact]
    public void After_the_second_it_is_not_asked_and_without_any_it_is()
    {
        Assert.False(GoneRule.MayAsk(new Gone(Some.Now, Some.Now.AddDays(1)), Some.Now.AddDays(400)));
        Assert.True(GoneRule.MayAsk(null, Some.Now));
    }
}
