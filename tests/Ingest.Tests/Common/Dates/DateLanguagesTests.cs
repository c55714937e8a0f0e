using Ingest.Core.Common.Dates;

namespace Ingest.Tests.Common.Dates;

/// <summary>What the reader knows of each language, one line each.</summary>
public sealed class DateLanguagesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "March 2, 2026", "3 hours ago")]
    [InlineData("de", "2. März 2026", "vor 3 Stunden")]
    [InlineData("fr", "2 mars 2026", "il y a 3 heures")]
    [InlineData("es", "2 de marzo de 2026", "hace 3 horas")]
    [InlineData("pt", "2 de março de 2026", "há 3 horas")]
    [InlineData("it", "2 marzo 2026", "3 ore fa")]
    [InlineData("nl", "2 maart 2026", "3 uur geleden")]
    [InlineData("sv", "2 mars 2026", "3 timmar sedan")]
    [InlineData("nb", "2. mars 2026", "3 timer siden")]
    [InlineData("da", "2. marts 2026", "3 timer siden")]
    [InlineData("fi", "2. maaliskuuta 2026", "3 tuntia sitten")]
    [InlineData("is", "2. mars 2026", "fyrir 3 klukkustundum")]
    [InlineData("et", "2. märts 2026", "3 tundi tagasi")]
    [InlineData("lv", "2026. gada 2. marts", "pirms 3 stundām")]
    [InlineData("lt", "2026 m. kovo 2 d.", "prieš 3 valandas")]
    [InlineData("pl", "2 marca 2026", "3 godziny temu")]
    [InlineData("cs", "2. března 2026", "před 3 hodinami")]
    [InlineData("sk", "2. marca 2026", "pred 3 hodinami")]
    [InlineData("hu", "2026. március 2.", "3 órával ezelőtt")]
    [InlineData("ro", "2 martie 2026", "acum 3 ore")]
    [InlineData("bg", "2 март 2026 г.", "преди 3 часа")]
    [InlineData("sr", "2. март 2026.", "пре 3 сата")]
    [InlineData("hr", "2. ožujka 2026.", "prije 3 sata")]
    [InlineData("sl", "2. marec 2026", "pred 3 urami")]
    [InlineData("mk", "2 март 2026", "пред 3 часа")]
    [InlineData("sq", "2 mars 2026", "3 orë më parë")]
    [InlineData("el", "2 Μαρτίου 2026", "πριν από 3 ώρες")]
    [InlineData("ru", "2 марта 2026 г.", "3 часа назад")]
    [InlineData("uk", "2 березня 2026 р.", "3 години тому")]
    [InlineData("be", "2 сакавіка 2026", "3 гадзіны таму")]
    [InlineData("kk", "2 наурыз 2026", "3 сағат бұрын")]
    [InlineData("uz", "2-mart 2026", "3 soat oldin")]
    [InlineData("az", "2 mart 2026", "3 saat əvvəl")]
    [InlineData("tr", "2 Mart 2026", "3 saat önce")]
    [InlineData("ka", "2 მარტი 2026", "3 საათის წინ")]
    [InlineData("hy", "2 մարտի 2026", "3 ժամ առաջ")]
    [InlineData("ar", "2 مارس 2026", "منذ 3 ساعات")]
    [InlineData("fa", "2 مارس 2026", "3 ساعت پیش")]
    [InlineData("ur", "2 مارچ 2026", "3 گھنٹے پہلے")]
    [InlineData("he", "2 במרץ 2026", "לפני 3 שעות")]
    [InlineData("hi", "2 मार्च 2026", "3 घंटे पहले")]
    [InlineData("bn", "২ মার্চ ২০২৬", "৩ ঘণ্টা আগে")]
    [InlineData("ta", "2 மார்ச் 2026", "3 மணி நேரத்திற்கு முன்பு")]
    [InlineData("th", "2 มีนาคม 2026", "3 ชั่วโมงที่แล้ว")]
    [InlineData("vi", "2 tháng 3 năm 2026", "3 giờ trước")]
    [InlineData("id", "2 Maret 2026", "3 jam yang lalu")]
    [InlineData("ms", "2 Mac 2026", "3 jam lalu")]
    [InlineData("tl", "Marso 2, 2026", "3 oras ang nakalipas")]
    [InlineData("af", "2 Maart 2026", "3 uur gelede")]
    [InlineData("ca", "2 de març de 2026", "fa 3 hores")]
    [InlineData("gl", "2 de marzo de 2026", "hai 3 horas")]
    [InlineData("zh", "2026年3月2日", "3小时前")]
    [InlineData("ja", "2026年3月2日", "3時間前")]
    [InlineData("ko", "2026년 3월 2일", "3시간 전")]
    public void A_day_and_a_time_counted_from_now_are_read(string language, string day, string ago)
    {
        var hints = new DateReaderHints { Now = Now, Language = language, InferYear = true };

        Assert.Equal(new DateTime(2026, 3, 2), DateReader.Read(day, hints)?.Local.Date);
        Assert.Equal(Now.DateTime.AddHours(-3), DateReader.Read(ago, hints)?.Local);
    }

    [Theory]
    [InlineData("ar", "٢ مارس ٢٠٢٦")]
    [InlineData("fa", "۲ مارس ۲۰۲۶")]
    [InlineData("hi", "२ मार्च २०२६")]
    [InlineData("bn", "২ মার্চ ২০২৬")]
    [InlineData("th", "๒ มีนาคม ๒๕๖๙")]
    [InlineData("th", "2 มี.ค. 2569")]
    [InlineData("ar", "2 آذار 2026")]
    [InlineData("ar", "2 آذار/مارس 2026")]
    [InlineData("ar-MA", "2 مارس 2026")]
    [InlineData("fa", "۱۱ اسفند ۱۴۰۴")]
    [InlineData("fa", "۱۴۰۴/۱۲/۱۱")]
    [InlineData("ja", "令和8年3月2日")]
    [InlineData("ja", "２０２６年３月２日")]
    [InlineData("zh", "二〇二六年三月二日")]
    public void Digits_months_and_calendars_of_the_place_are_read(string language, string day) =>
        Assert.Equal(new DateTime(2026, 3, 2), DateReader.Read(day, new DateReaderHints { Now = Now, Language = language })?.Local.Date);

    [Theory]
    [InlineData("13 رمضان 1447هـ")]
    [InlineData("13 رمضان 1447")]
    [InlineData("١٣ رمضان ١٤٤٧ هـ")]
    [InlineData("13/9/1447")]
    public void Days_of_the_moon_are_near_those_of_the_sun(string day) =>
        Assert.InRange(DateReader.Read(day, new DateReaderHints { Now = Now, Language = "ar" })?.Local.Date ?? default, new DateTime(2026, 3, 1), new DateTime(2026, 3, 3));

    [Theory]
    [InlineData("ar", "2 مارس 2026 - 05:11 م", 17)]
    [InlineData("ar", "2 مارس 2026 الساعة 5:11 مساءً", 17)]
    [InlineData("ar", "2 مارس 2026 5:11 ص", 5)]
    [InlineData("zh", "2026年3月2日 下午5:11", 17)]
    [InlineData("zh", "2026年3月2日 上午5:11", 5)]
    [InlineData("ja", "2026年3月2日 午後5時11分", 17)]
    [InlineData("ko", "2026년 3월 2일 오후 5:11", 17)]
    [InlineData("ko", "2026-03-02 오전 5:11", 5)]
    [InlineData("fa", "2 مارس 2026 ساعت 17:11", 17)]
    [InlineData("en", "March 2, 2026 at 5:11 p.m.", 17)]
    public void Halves_of_the_day_are_read(string language, string text, int hour) =>
        Assert.Equal(new DateTime(2026, 3, 2, hour, 11, 0), DateReader.Read(text, new DateReaderHints { Now = Now, Language = language })?.Local);

    [Theory]
    [InlineData("US", "March 2, 2026 5:11 PM CST", -6)]
    [InlineData("CN", "March 2, 2026 5:11 PM CST", 8)]
    [InlineData("IN", "2 March 2026, 5:11 pm IST", 5.5)]
    [InlineData("IE", "2 March 2026, 5:11 pm IST", 1)]
    [InlineData("IL", "2 March 2026, 5:11 pm IST", 2)]
    [InlineData("AU", "2 March 2026, 5:11 pm AEDT", 11)]
    [InlineData("US", "March 2, 2026 5:11 PM EST", -5)]
    [InlineData("DE", "2. März 2026, 17:11 MEZ", 1)]
    [InlineData("PK", "2 March 2026, 5:11 pm PKT", 5)]
    [InlineData("GB", "2 March 2026, 5:11 pm GMT", 0)]
    public void The_country_decides_what_the_letters_of_a_zone_mean(string country, string text, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), DateReader.Read(text, new DateReaderHints { Now = Now, Country = country })?.Offset);
}
