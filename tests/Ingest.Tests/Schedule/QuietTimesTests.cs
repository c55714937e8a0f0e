using CsCheck;
using Ingest.Core.Schedule;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

public sealed class QuietTimesTests
{
    /// <summary>2026-03-02 12:00 is a Monday.</summary>
    [Theory]
    [InlineData(new int[0], new DayOfWeek[0], "2026-03-02T12:00:00Z")]
    [InlineData(new[] { 12, 13 }, new DayOfWeek[0], "2026-03-02T14:00:00Z")]
    [InlineData(new int[0], new[] { DayOfWeek.Monday }, "2026-03-03T00:00:00Z")]
    [InlineData(new[] { 0, 1 }, new[] { DayOfWeek.Monday, DayOfWeek.Tuesday }, "2026-03-04T02:00:00Z")]
    public void Hours_and_days_that_are_quiet_are_passed_over(int[] hours, DayOfWeek[] days, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new QuietTimes(hours, days).After(Some.Now));

    [Fact]
    public void The_hours_are_those_of_GMT() =>
        Assert.Equal(Some.Now.AddHours(1), new QuietTimes([12], []).After(Some.Now.ToOffset(TimeSpan.FromHours(5))));

    [Fact]
    public void What_is_always_quiet_means_nothing() =>
        Assert.Equal(Some.Now, new QuietTimes([], Enum.GetValues<DayOfWeek>()).After(Some.Now));

    [Fact]
    public void The_time_is_never_earlier_and_never_quiet_unless_all_is() => Gen.Select(Gen.Int[0, 23].Array[0, 23], Gen.Int[0, 6].Array[0, 6], Gen.Int[0, 20_000]).Sample(
        (hours, days, minutes) =>
        {
            var quiet = new QuietTimes(hours, [.. days.Select(day => (DayOfWeek)day)]);
            var at = Some.Now.AddMinutes(minutes);
            var after = quiet.After(at);
            var allDays = days.Distinct().Count() == 7;
            return after >= at && (allDays || (!quiet.Hours.Contains(after.UtcDateTime.Hour) && !quiet.Days.Contains(after.UtcDateTime.DayOfWeek)));
        });
}
