using Ingest.Cli;

namespace Ingest.Tests.Cli;

public sealed class CronFieldsTests
{
    [Theory]
    [InlineData("0 6 * * *")]
    [InlineData("H/20 6-23 * * *")]
    [InlineData("H(0-29)/10 0,12 1-31 1-12 0-7")]
    [InlineData("*/59 23 31 12 7")]
    [InlineData("0 0 6 ? * 6#3")]
    [InlineData("0 0 6 L-3 * ?")]
    [InlineData("0 0 6 15W * ?")]
    [InlineData("0 0 6 ? * 6L 2026-2199")]
    [InlineData("0 0 * JAN-MAR MON-FRI")]
    public void Numbers_within_their_field_are_no_problem(string cron) => Assert.Null(CronFields.Problem(cron));

    [Theory]
    [InlineData("99 * * * *", "99 is no minute; it goes from 0 to 59")]
    [InlineData("0 24 * * *", "24 is no hour; it goes from 0 to 23")]
    [InlineData("0 0 0 * *", "0 is no day of the month; it goes from 1 to 31")]
    [InlineData("0 0 1 13 *", "13 is no month; it goes from 1 to 12")]
    [InlineData("0 0 * * 8", "8 is no weekday; it goes from 0 to 7")]
    [InlineData("0-70 * * * *", "70 is no minute; it goes from 0 to 59")]
    [InlineData("5,60 * * * *", "60 is no minute; it goes from 0 to 59")]
    [InlineData("*/60 * * * *", "60 is no minute; it goes from 0 to 59")]
    [InlineData("*/0 * * * *", "0 is no minute; it goes from 0 to 59")]
    [InlineData("H(0-75) * * * *", "75 is no minute; it goes from 0 to 59")]
    [InlineData("60 0 6 ? * 2", "60 is no second; it goes from 0 to 59")]
    [InlineData("0 0 6 ? * 0", "0 is no weekday; it goes from 1 to 7")]
    [InlineData("0 0 6 1 1 ? 1969", "1969 is no year; it goes from 1970 to 2199")]
    [InlineData("99999999999 * * * *", "99999999999 is no minute; it goes from 0 to 59")]
    public void A_number_beyond_its_field_is_told_with_the_range(string cron, string problem) => Assert.Equal(problem, CronFields.Problem(cron));
}
