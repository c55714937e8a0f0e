using System.Globalization;
using Ingest.Core.Common.Dates;

namespace Ingest.Tests.Common.Dates;

public sealed class DateReaderTests
{
    private static readonly DateTimeOffset Now = new(2020, 3, 5, 18, 30, 0, TimeSpan.FromHours(3));

    [Theory]
    [InlineData("Published March 2, 2020", "2020-03-02")]
    [InlineData("Mar. 2nd, 2020", "2020-03-02")]
    [InlineData("2 March 2020", "2020-03-02")]
    [InlineData("the 2nd of March 2020", "2020-03-02")]
    [InlineData("02-Mar-20", "2020-03-02")]
    [InlineData("lundi 2 mars 2020", "2020-03-02")]
    [InlineData("1er février 2020", "2020-02-01")]
    [InlineData("الأحد, 1 آذار/مارس 2020", "2020-03-01")]
    [InlineData("1 شباط (فبراير) 2020", "2020-02-01")]
    [InlineData("یکم مارچ، 2020", "2020-03-01")]
    [InlineData("2 août 2019", "2019-08-02")]
    [InlineData("2 de marzo de 2020", "2020-03-02")]
    [InlineData("2 de setiembre del 2019", "2019-09-02")]
    [InlineData("segunda-feira, 2 de março de 2020", "2020-03-02")]
    [InlineData("Montag, 2. März 2020", "2020-03-02")]
    [InlineData("2. Jänner 2020", "2020-01-02")]
    [InlineData("lunedì 2 marzo 2020", "2020-03-02")]
    [InlineData("maandag 2 maart 2020", "2020-03-02")]
    [InlineData("2 marca 2020", "2020-03-02")]
    [InlineData("2. března 2020", "2020-03-02")]
    [InlineData("2 марта 2020 г.", "2020-03-02")]
    [InlineData("2 березня 2020 року", "2020-03-02")]
    [InlineData("2 май 2019", "2019-05-02")]
    [InlineData("2 Μαρτίου 2020", "2020-03-02")]
    [InlineData("2 Mart 2020 Pazartesi", "2020-03-02")]
    [InlineData("2020. március 2.", "2020-03-02")]
    [InlineData("2. maaliskuuta 2020", "2020-03-02")]
    [InlineData("2 mars 2020", "2020-03-02")]
    [InlineData("2020 m. kovo 2 d.", "2020-03-02")]
    [InlineData("2020. gada 2. marts", "2020-03-02")]
    [InlineData("2. märts 2020", "2020-03-02")]
    [InlineData("Senin, 2 Maret 2020", "2020-03-02")]
    [InlineData("ngày 2 tháng 3 năm 2020", "2020-03-02")]
    [InlineData("2 thg 3, 2020", "2020-03-02")]
    [InlineData("2 มีนาคม 2563", "2020-03-02")]
    [InlineData("2 มี.ค. 63", "2020-03-02")]
    [InlineData("2 मार्च 2020", "2020-03-02")]
    [InlineData("२ मार्च २०२०", "2020-03-02")]
    [InlineData("২ মার্চ ২০২০", "2020-03-02")]
    [InlineData("2 במרץ 2020", "2020-03-02")]
    [InlineData("2 מרץ 2020", "2020-03-02")]
    [InlineData("2 მარტი 2020", "2020-03-02")]
    [InlineData("2 مارس 2020", "2020-03-02")]
    [InlineData("١ مارس ٢٠٢٠م", "2020-03-01")]
    [InlineData("2 آذار 2020", "2020-03-02")]
    [InlineData("12 كانون الثاني 2020", "2020-01-12")]
    [InlineData("12 تشرين الثاني 2019", "2019-11-12")]
    [InlineData("الاثنين 2 فيفري 2020", "2020-02-02")]
    [InlineData("12 شتنبر 2019", "2019-09-12")]
    [InlineData("8 رجب 1441 هـ الموافق 3 مارس 2020 م", "2020-03-03")]
    [InlineData("8 رجب 1441", "2020-03-03")]
    [InlineData("۱۲ اسفند ۱۳۹۸", "2020-03-02")]
    [InlineData("1398/12/12", "2020-03-02")]
    [InlineData("1441/07/08", "2020-03-03")]
    [InlineData("۲ مارس ۲۰۲۰", "2020-03-02")]
    [InlineData("2 مارچ 2020", "2020-03-02")]
    [InlineData("2020年3月2日", "2020-03-02")]
    [InlineData("二〇二〇年三月二日", "2020-03-02")]
    [InlineData("令和2年3月2日", "2020-03-02")]
    [InlineData("令和元年十一月二十一日", "2019-11-21")]
    [InlineData("民國109年3月2日", "2020-03-02")]
    [InlineData("2020년 3월 2일", "2020-03-02")]
    [InlineData("2020. 3. 2.", "2020-03-02")]
    [InlineData("2020.03.02", "2020-03-02")]
    [InlineData("2020-03-02", "2020-03-02")]
    [InlineData("20200302", "2020-03-02")]
    [InlineData("2020/3/2", "2020-03-02")]
    [InlineData("31/12/2019", "2019-12-31")]
    [InlineData("12/31/2019", "2019-12-31")]
    [InlineData("25.02.20", "2020-02-25")]
    [InlineData("Stand: 05. Februar 2020", "2020-02-05")]
    public void A_day_is_read_in_any_language(string text, string expected)
    {
        var reading = DateReader.Read(text, new DateReaderHints { Now = Now });

        Assert.NotNull(reading);
        Assert.Equal(expected, reading.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(DatePrecision.Day, reading.Precision);
        Assert.Null(reading.Offset);
    }

    [Theory]
    [InlineData("March 2, 2020 5:11 pm", "2020-03-02T17:11")]
    [InlineData("March 2, 2020 at 12:11 a.m.", "2020-03-02T00:11")]
    [InlineData("5:11 PM, March 2, 2020", "2020-03-02T17:11")]
    [InlineData("2020-03-02 17:11:30", "2020-03-02T17:11:30")]
    [InlineData("Mon Mar 2 17:11:00 2020", "2020-03-02T17:11")]
    [InlineData("2 مارس 2020 - 05:11 مساءً", "2020-03-02T17:11")]
    [InlineData("2 مارس 2020م الساعة 05:11 ص", "2020-03-02T05:11")]
    [InlineData("2 مارس 2020م 10:15 صباحا", "2020-03-02T10:15")]
    [InlineData("۱۲ اسفند ۱۳۹۸ - ۱۷:۱۱", "2020-03-02T17:11")]
    [InlineData("۱۲ اسفند ۱۳۹۸ ۰۵:۱۱ ب.ظ", "2020-03-02T17:11")]
    [InlineData("2020年3月2日 下午5点11分", "2020-03-02T17:11")]
    [InlineData("2020年3月2日 17時11分", "2020-03-02T17:11")]
    [InlineData("2020年3月2日 午後5時11分", "2020-03-02T17:11")]
    [InlineData("2020년 3월 2일 오후 5시 11분", "2020-03-02T17:11")]
    [InlineData("2020.03.02 오전 12:11", "2020-03-02T00:11")]
    [InlineData("Le 2 mars 2020 à 17h11", "2020-03-02T17:11")]
    [InlineData("le 2 mars 2020 à 09:11", "2020-03-02T09:11")]
    [InlineData("2.3.2020 klo 17.11", "2020-03-02T17:11")]
    [InlineData("02.03.2020, 17:11 Uhr", "2020-03-02T17:11")]
    [InlineData("2 марта 2020, 17:11", "2020-03-02T17:11")]
    [InlineData("17:11, 2 березня 2020", "2020-03-02T17:11")]
    [InlineData("2/3/2020 5:11 μμ", "2020-03-02T17:11")]
    [InlineData("02/03/2020 | 17:11", "2020-03-02T17:11")]
    [InlineData("2 de marzo de 2020 a las 12:11", "2020-03-02T12:11")]
    public void A_time_beside_the_day_is_read_with_its_half_of_the_day(string text, string expected)
    {
        var reading = DateReader.Read(text, new DateReaderHints { Now = Now, Country = "SA" });

        Assert.NotNull(reading);
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), reading.Local);
        Assert.True(reading.Precision >= DatePrecision.Minute);
    }

    [Theory]
    [InlineData("2020-03-02T17:11:00+03:00", "03:00")]
    [InlineData("2020-03-02T17:11:00.250Z", "00:00")]
    [InlineData("Mon, 02 Mar 2020 17:11:00 GMT", "00:00")]
    [InlineData("Mon Mar 02 2020 17:11:00 GMT+0300", "03:00")]
    [InlineData("March 2, 2020 17:11 EST", "-05:00")]
    [InlineData("March 2, 2020, 5:11 p.m. ET", "-05:00")]
    [InlineData("July 2, 2019, 5:11 p.m. ET", "-04:00")]
    [InlineData("2 Maret 2020 17:11 WIB", "07:00")]
    [InlineData("2 March 2020 17:11 IST", "05:30")]
    [InlineData("2020-03-02 17:11 (UTC+8)", "08:00")]
    [InlineData("2 مارس 2020 17:11 بتوقيت غرينتش", "00:00")]
    public void An_offset_that_the_text_states_is_kept(string text, string offset)
    {
        var reading = DateReader.Read(text, new DateReaderHints { Now = Now });

        Assert.NotNull(reading);
        Assert.Equal(new TimeSpan(17, 11, 0), reading.Local.TimeOfDay);
        Assert.Equal(TimeSpan.Parse(offset, CultureInfo.InvariantCulture), reading.Offset);
    }

    [Theory]
    [InlineData("IL", 2)]
    [InlineData("IE", 1)]
    [InlineData("IN", 5.5)]
    public void An_abbreviation_with_several_meanings_is_read_by_country(string country, double hours)
    {
        var reading = DateReader.Read("2 March 2020 17:11 IST", new DateReaderHints { Country = country });

        Assert.Equal(TimeSpan.FromHours(hours), reading?.Offset);
    }

    [Theory]
    [InlineData("03-02-2020 05:11 مساءً", "ar", "SA", "2020-02-03T17:11", "2020-03-02T17:11")]
    [InlineData("03/02/2020", "en", "US", "2020-03-02", "2020-02-03")]
    [InlineData("03/02/2020", "en", "GB", "2020-02-03", "2020-03-02")]
    [InlineData("03.02.2020", "de", null, "2020-02-03", "2020-03-02")]
    public void Where_day_and_month_may_be_exchanged_both_readings_are_told(string text, string language, string? country, string first, string other)
    {
        var reading = DateReader.Read(text, new DateReaderHints { Now = Now, Language = language, Country = country });

        Assert.NotNull(reading);
        Assert.Equal(DateTime.Parse(first, CultureInfo.InvariantCulture), reading.Local);
        Assert.Equal(DateTime.Parse(other, CultureInfo.InvariantCulture), reading.OtherOrder);
    }

    [Theory]
    [InlineData("02/02/2020")]
    [InlineData("25/02/2020")]
    [InlineData("2 March 2020")]
    [InlineData("2020-02-03")]
    public void A_clear_date_has_no_other_reading(string text) =>
        Assert.Null(DateReader.Read(text, new DateReaderHints { Now = Now })?.OtherOrder);

    [Theory]
    [InlineData("كان الجسر مغلقا قبل عام 2023")]
    [InlineData("before the year 2023")]
    public void A_year_that_is_named_counts_no_years(string text) =>
        Assert.Null(DateReader.Read(text, new DateReaderHints { Now = Now }));

    [Theory]
    [InlineData("3 hours ago", 180)]
    [InlineData("an hour ago", 60)]
    [InlineData("about 5 minutes ago", 5)]
    [InlineData("منذ ساعتين", 120)]
    [InlineData("منذ ساعة", 60)]
    [InlineData("قبل 3 ساعات", 180)]
    [InlineData("منذ ١٠ دقائق", 10)]
    [InlineData("hace 2 horas", 120)]
    [InlineData("il y a 3 heures", 180)]
    [InlineData("vor 3 Stunden", 180)]
    [InlineData("vor einer Stunde", 60)]
    [InlineData("há 3 horas", 180)]
    [InlineData("3 ore fa", 180)]
    [InlineData("3 uur geleden", 180)]
    [InlineData("3 часа назад", 180)]
    [InlineData("3 години тому", 180)]
    [InlineData("3 godziny temu", 180)]
    [InlineData("před 3 hodinami", 180)]
    [InlineData("преди 3 часа", 180)]
    [InlineData("prije 3 sata", 180)]
    [InlineData("3 saat önce", 180)]
    [InlineData("3 ساعت پیش", 180)]
    [InlineData("3 timmar sedan", 180)]
    [InlineData("for 3 timer siden", 180)]
    [InlineData("3 tuntia sitten", 180)]
    [InlineData("3 tundi tagasi", 180)]
    [InlineData("prieš 3 valandas", 180)]
    [InlineData("pirms 3 stundām", 180)]
    [InlineData("acum 3 ore", 180)]
    [InlineData("πριν 3 ώρες", 180)]
    [InlineData("לפני 3 שעות", 180)]
    [InlineData("לפני שעתיים", 120)]
    [InlineData("3 jam yang lalu", 180)]
    [InlineData("3 giờ trước", 180)]
    [InlineData("3 घंटे पहले", 180)]
    [InlineData("৩ ঘণ্টা আগে", 180)]
    [InlineData("3 ชั่วโมงที่แล้ว", 180)]
    [InlineData("3 گھنٹے پہلے", 180)]
    [InlineData("3小时前", 180)]
    [InlineData("3時間前", 180)]
    [InlineData("3시간 전", 180)]
    [InlineData("30分钟前", 30)]
    public void A_time_told_from_the_present_is_counted_back(string text, int minutes)
    {
        var reading = DateReader.Read(text, new DateReaderHints { Now = Now });

        Assert.NotNull(reading);
        var expected = Now.AddMinutes(-minutes);
        Assert.Equal(reading.Precision == DatePrecision.Hour ? expected.AddMinutes(-expected.Minute) : expected, reading.ToInstant(TimeSpan.Zero));
    }

    [Theory]
    [InlineData("Yesterday at 15:10", "2020-03-04T15:10")]
    [InlineData("اليوم 15:10", "2020-03-05T15:10")]
    [InlineData("вчера, 15:10", "2020-03-04T15:10")]
    [InlineData("今天 15:10", "2020-03-05T15:10")]
    public void Today_and_yesterday_are_days(string text, string expected) =>
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), DateReader.Read(text, new DateReaderHints { Now = Now })?.Local);

    [Theory]
    [InlineData("Call +1 212-555-2020 or 03-02-2020-55")]
    [InlineData("version 1.2.2020.7")]
    [InlineData("10.12.2.1")]
    [InlineData("$10.12, now $12.50")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("In 2020 there were 3 of them")]
    [InlineData("99/99/2020")]
    [InlineData("30 February 2020")]
    [InlineData("2 March 2199")]
    [InlineData("15:10")]
    [InlineData("")]
    [InlineData("Mr March met Ms May")]
    [InlineData("3-2 win, 4/5 stars")]
    public void What_is_not_a_date_gives_none(string text) =>
        Assert.Null(DateReader.Read(text, new DateReaderHints { Now = Now }));

    [Theory]
    [InlineData("eu", "2021(e)ko urtarrilaren 17(a), igandea")]
    [InlineData("kk", "2021 ж. 17 қаңтар, жексенбі")]
    [InlineData("mt", "Il-Ħadd, 17 ta’ Jannar 2021")]
    [InlineData("lo", "ວັນອາທິດ ທີ 17 ມັງກອນ ຄ.ສ. 2021")]
    [InlineData("ps", "يونۍ د م. 2021 د جنوري 17")]
    [InlineData("fur", "domenie 17 di Zenâr dal 2021")]
    public void Long_dates_of_smaller_languages_are_read_as_their_customs_write_them(string language, string text) =>
        Assert.Equal(new DateTime(2021, 1, 17), DateReader.Read(text, new DateReaderHints { Language = language })?.Local);

    [Fact]
    public void All_dates_of_a_text_are_found_in_order()
    {
        var readings = DateReader.Find("From 1 March 2020 to March 3, 2020 (minutes of 31.01.2020)", new DateReaderHints { Now = Now });

        Assert.Equal(["2020-03-01", "2020-03-03", "2020-01-31"], readings.Select(r => r.Local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_day_without_a_year_is_the_last_such_day_when_the_caller_wants_that()
    {
        Assert.Null(DateReader.Read("4 March, 10:00", new DateReaderHints { Now = Now }));
        Assert.Equal(new DateTime(2020, 3, 4, 10, 0, 0), DateReader.Read("4 March, 10:00", new DateReaderHints { Now = Now, InferYear = true })?.Local);
        Assert.Equal(new DateTime(2019, 12, 30), DateReader.Read("Dec 30", new DateReaderHints { Now = Now, InferYear = true })?.Local);
        Assert.Equal(new DateTime(2020, 3, 2), DateReader.Read("3月2日", new DateReaderHints { Now = Now, InferYear = true })?.Local);
    }

    [Fact]
    public void A_month_name_with_two_meanings_is_read_in_the_language_of_the_text()
    {
        Assert.Equal(10, DateReader.Read("2. listopada 2019", new DateReaderHints { Language = "hr" })?.Local.Month);
        Assert.Equal(11, DateReader.Read("2. listopadu 2019", new DateReaderHints { Language = "cs" })?.Local.Month);
    }

    [Fact]
    public void Running_text_is_not_searched_for_relative_times_when_the_caller_does_not_want_it() =>
        Assert.Empty(DateReader.Find("It happened 3 hours ago", new DateReaderHints { Now = Now, Relative = false }));

    [Fact]
    public void Lone_surrogates_and_endless_digits_do_no_harm()
    {
        Assert.Null(DateReader.Read("\uD800 \uDC00 é", DateReaderHints.None));
        Assert.Null(DateReader.Read(new string('9', 5000), DateReaderHints.None));
    }

    [Theory]
    [InlineData("2 March 2026\uFFFE \u0661")]
    [InlineData("\uD83D 2 مارس 2026 \uDC00")]
    public void What_is_no_character_does_not_stop_a_reader(string text) => Assert.NotNull(DateReader.Read(text, DateReaderHints.None));
}
