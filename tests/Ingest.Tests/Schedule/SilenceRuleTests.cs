using Ingest.Core.Schedule;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

public sealed class SilenceRuleTests
{
    [Theory]
    [InlineData(1.0, 2.9, 100, false)]
    [InlineData(1.0, 3.1, 100, true)]
    [InlineData(24.0, 9.0, 100, false)]
    [InlineData(24.0, 10.1, 100, true)]
    [InlineData(null, 6.9, 100, false)]
    [InlineData(null, 7.1, 100, true)]
    [InlineData(1.0, 30.0, 6.9, false)]
    [InlineData(1.0, 30.0, 7.0, true)]
    [InlineData(24 * 365.0, 61.0, 100, true)]
    public void A_document_is_doubted_far_beyond_its_cadence_and_weekly_at_most(double? gapHours, double silentDays, double plainDays, bool asks) => Assert.Equal(
        asks,
        SilenceRule.AskPlainly(Some.Now.AddDays(-silentDays), gapHours is { } hours ? TimeSpan.FromHours(hours) : null, Some.Now.AddDays(-plainDays), Some.Now));

    [Fact]
    public void Validators_are_wrong_when_they_stayed_or_when_items_are_older_than_the_last_304()
    {
        var (changed, confirmed) = (Some.Now.AddDays(-8), Some.Now.AddHours(-1));

        Assert.True(SilenceRule.Contradicts(sameValidators: true, [], changed, confirmed));
        Assert.True(SilenceRule.Contradicts(sameValidators: false, [Some.Now.AddDays(-3)], changed, confirmed));
        Assert.False(SilenceRule.Contradicts(sameValidators: false, [Some.Now.AddMinutes(-30)], changed, confirmed));
        Assert.False(SilenceRule.Contradicts(sameValidators: false, [Some.Now.AddDays(-9)], changed, confirmed));
    }
}
