using System.Globalization;
using CsCheck;
using Ingest.Core.Common.Dates;

namespace Ingest.Tests.Common.Dates;

public sealed class TimestampReaderTests
{
    [Theory]
    // RFC 822 and its breakages.
    [InlineData("Mon, 02 Mar 2026 08:30:15 +0100", "2026-03-02T07:30:15Z")]
    [InlineData("Monday, 2 March 2026 08:30:15 GMT", "2026-03-02T08:30:15Z")]
    [InlineData("Mon 2 Mar 2026 08:30 GMT", "2026-03-02T08:30:00Z")]
    [InlineData("Mon,02 Mar 26 08:30:15 UT", "2026-03-02T08:30:15Z")]
    [InlineData("Tue, 02 Mar 2026 08:30:15 Z", "2026-03-02T08:30:15Z")]
    [InlineData("2 Mar 2026 08:30:15", "2026-03-02T08:30:15Z")]
    [InlineData("Thur, 5 Mar 2026 4:5:6 GMT+9", "2026-03-04T19:05:06Z")]
    [InlineData("Mon, 2nd Mar 2026 08:30:15 -0000", "2026-03-02T08:30:15Z")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z")]
    [InlineData("Mon, 02 Mar 2026 24:00:00 GMT", "2026-03-03T00:00:00Z")]
    [InlineData("Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00Z")]
    // Zones.
    [InlineData("Mon, 02 Mar 2026 08:30:00 EST", "2026-03-02T13:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 PDT", "2026-03-02T15:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 CET", "2026-03-02T07:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 MSK", "2026-03-02T05:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 JST", "2026-03-01T23:30:00Z")]
    [InlineData("Wed, 01 Jul 2026 08:30:00 ET", "2026-07-01T12:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 AT", "2026-03-02T12:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 Europe/Paris", "2026-03-02T07:30:00Z")]
    [InlineData("Mon Mar 02 2026 08:30:00 GMT+0300 (Arabian Standard Time)", "2026-03-02T05:30:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 UTC+05:30", "2026-03-02T03:00:00Z")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 +0000 UTC", "2026-03-02T08:30:00Z")]
    // ISO 8601 and its kin.
    [InlineData("2026-03-02T08:30:15Z", "2026-03-02T08:30:15Z")]
    [InlineData("2026-03-02T08:30:15.250+03:00", "2026-03-02T05:30:15.25Z")]
    [InlineData("2026-03-02t08:30:15,5z", "2026-03-02T08:30:15.5Z")]
    [InlineData("2026-03-02T08:30", "2026-03-02T08:30:00Z")]
    [InlineData("2026-03-02T08.5Z", "2026-03-02T08:30:00Z")]
    [InlineData("20260302T083015Z", "2026-03-02T08:30:15Z")]
    [InlineData("20260302083015", "2026-03-02T08:30:15Z")]
    [InlineData("2026-061", "2026-03-02T00:00:00Z")]
    [InlineData("2026-W10-1T08:30Z", "2026-03-02T08:30:00Z")]
    [InlineData("2026-3-2 8:30:15", "2026-03-02T08:30:15Z")]
    [InlineData("2004-02-28 18:14:55.123", "2004-02-28T18:14:55.123Z")]
    [InlineData("2026-03-02 08:30:15 EST", "2026-03-02T13:30:15Z")]
    // Unix, asctime and others.
    [InlineData("1772440215", "2026-03-02T08:30:15Z")]
    [InlineData("1772440215250", "2026-03-02T08:30:15.25Z")]
    [InlineData("Mon Mar  2 08:30:15 2026", "2026-03-02T08:30:15Z")]
    [InlineData("Mon Mar 02 08:30:15 +0000 2026", "2026-03-02T08:30:15Z")]
    [InlineData("March 2, 2026, 8:30 p.m.", "2026-03-02T20:30:00Z")]
    [InlineData("Mon, Mar 2, 2026 at 12:05 AM EST", "2026-03-02T05:05:00Z")]
    [InlineData("Monday, March 2, 2026 - 8:30pm", "2026-03-02T20:30:00Z")]
    [InlineData("2026/03/02 08:30:15", "2026-03-02T08:30:15Z")]
    [InlineData("02.03.2026 08:30", "2026-03-02T08:30:00Z")]
    [InlineData("26/06/2026", "2026-06-26T00:00:00Z")]
    [InlineData("03/26/26 08:30", "2026-03-26T08:30:00Z")]
    // Other languages and digits.
    [InlineData("lun., 02 mars 2026 08:30:15 +0100", "2026-03-02T07:30:15Z")]
    [InlineData("mar., 03 mars 2026 08:30:15 +0100", "2026-03-03T07:30:15Z")]
    [InlineData("Mo, 02 Mär 2026 08:30:15 +0100", "2026-03-02T07:30:15Z")]
    [InlineData("Пн, 02 мар 2026 08:30:15 +0300", "2026-03-02T05:30:15Z")]
    [InlineData("Δευ, 02 Μάρ 2026 08:30:15 +0200", "2026-03-02T06:30:15Z")]
    [InlineData("2026-március-02T8:30+01:00", "2026-03-02T07:30:00Z")]
    [InlineData("2026년 03월 02일 08:30:15", "2026-03-01T23:30:15Z")]
    [InlineData("2026-03-02 오후 08:30:15", "2026-03-02T11:30:15Z")]
    [InlineData("2026年3月2日 08:30", "2026-03-02T08:30:00Z")]
    [InlineData("٠٢ مارس ٢٠٢٦ ٠٨:٣٠", "2026-03-02T08:30:00Z")]
    public void A_date_as_machines_write_it_is_read(string text, string utc)
    {
        var reading = TimestampReader.Read(text);

        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), reading?.ToInstant(TimeSpan.Zero));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("not-a-date")]
    [InlineData("Sun, 99 Jun 2026 12:00:00 GMT")]
    [InlineData("Sun, 31 Jun 2026 12:00:00 GMT")]
    [InlineData("Sun, Dec x 2026 11:47:32 GMT")]
    [InlineData("Mon, 02 Mar 2026 25:00:00 GMT")]
    [InlineData("Mon, 02 Mar 2026 12:61:00 GMT")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 XYZT")]
    [InlineData("2026-02-30")]
    [InlineData("2026-13-01")]
    [InlineData("2026-W54-1")]
    [InlineData("2026-366")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2026-03-02T08:30:00+99:00")]
    [InlineData("12")]
    [InlineData("123456")]
    [InlineData("Volume 12, March 2026")]
    [InlineData("32/13/2026")]
    [InlineData("Mon, 02 Mar 2026 08:30:00 ../../etc/passwd")]
    public void What_is_no_possible_date_gives_nothing(string text)
    {
        Assert.Null(TimestampReader.Read(text));
    }

    [Theory]
    [InlineData("2026", DatePrecision.Year)]
    [InlineData("2026-03", DatePrecision.Month)]
    [InlineData("2026-03-02", DatePrecision.Day)]
    [InlineData("2026-03-02T08Z", DatePrecision.Hour)]
    [InlineData("Mon, 02 Mar 2026 08:30 GMT", DatePrecision.Minute)]
    [InlineData("Mon, 02 Mar 2026 08:30:00 GMT", DatePrecision.Second)]
    public void The_precision_is_what_was_written(string text, DatePrecision precision)
    {
        Assert.Equal(precision, TimestampReader.Read(text)?.Precision);
    }

    [Theory]
    [InlineData("Mon, 02 Mar 2026 08:30:00", null)]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-02T08:30:00-00:20", -20)]
    [InlineData("Mon, 02 Mar 2026 08:30:00 IST", 330)]
    public void The_offset_is_what_was_written(string text, int? minutes)
    {
        Assert.Equal(minutes, (int?)TimestampReader.Read(text)?.Offset?.TotalMinutes);
    }

    [Theory]
    [InlineData("05/06/2026 08:30", "2026-06-05", "2026-05-06")]
    [InlineData("05/06/2026 08:30 AM", "2026-05-06", "2026-06-05")]
    [InlineData("05/06/26 08:30", "2026-05-06", "2026-06-05")]
    [InlineData("Fri, 05/06/2026", "2026-06-05", null)]
    [InlineData("Wed, 05/06/2026", "2026-05-06", null)]
    [InlineData("05/05/2026", "2026-05-05", null)]
    [InlineData("25/06/2026", "2026-06-25", null)]
    public void Day_and_month_that_could_be_exchanged_are_told_apart_or_marked(string text, string day, string? other)
    {
        var reading = TimestampReader.Read(text);

        Assert.Equal(day, reading?.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(other, reading?.OtherOrder?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Any_text_gives_a_date_of_history_or_nothing()
    {
        const string Letters = "0123456789-:+./, TZWAMpm()JanGMT오후年\ud83d\0é٣";

        Gen.Char[Letters].Array[0, 40].Sample(
            chars => TimestampReader.Read(new string(chars)) is not { } reading || reading.ToInstant(TimeSpan.Zero).UtcDateTime.Year is > 1499 and < 2202,
            iter: 50_000);
    }

    [Fact]
    public void What_is_no_character_makes_no_date_and_no_fault() => Assert.Null(TimestampReader.Read("2 March\uFFFE 2026 x\uD83D"));
}
