using System.Globalization;
using Ingest.Core.Common.Dates;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

public sealed class PublicationDateTests
{
    private static readonly DateTimeOffset SeenAt = new(2026, 6, 20, 12, 0, 0, TimeSpan.Zero);

    private static StoryDates Resolve(
        DateHint[] hints, string body = "Nothing here.", string? zone = null, Link? link = null, string url = "https://herald.example/news/1", string? language = null, DateTimeOffset? seenAt = null)
    {
        var source = Some.Source() with { TimeZone = zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone), Language = language };
        var article = Some.Article("A title", url, body) with { Dates = hints };
        return PublicationDate.Resolve(article, new NormalizeContext(source, link, null, seenAt ?? SeenAt));
    }

    private static DateHint Published(string text, string rule = "json-ld datePublished") => new(DateRole.Published, text, rule);

    private static DateHint Seen(string text) => new(DateRole.Unstated, text, "visible");

    private static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture);

    [Fact]
    public void A_stated_offset_is_kept()
    {
        var date = Resolve([Published("2026-03-02T17:11:00+05:00")], zone: "Europe/Paris").Published;

        Assert.Equal(new NewsDate(At("2026-03-02T17:11:00+05:00"), DatePrecision.Second, OffsetOrigin.Stated, "json-ld datePublished"), date);
        Assert.Equal(TimeSpan.FromHours(5), date?.At.Offset);
    }

    [Fact]
    public void The_events_day_in_the_body_decides_the_order_of_day_and_month()
    {
        var date = Resolve([Seen("06-04-2025 05:11 مساءً")], "افتتح الوزير الميناء الجديد يوم الثلاثاء الموافق ٣ يونيو ٢٠٢٥م في العاصمة.", "Asia/Riyadh", language: "ar").Published;

        Assert.Equal(At("2025-06-04T17:11:00+03:00"), date?.At);
        Assert.Equal(OffsetOrigin.Source, date?.Offset);
        Assert.Equal(DatePrecision.Minute, date?.Precision);
        Assert.Contains("the body tells of 2025-06-03", date?.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Publicado em' dd/MM/yyyy", "Publicado em 03/02/2026", "2026-02-03T00:00:00", DatePrecision.Day)]
    [InlineData("dd/MM/yyyy 'às' HH:mm", "03/02/2026 às 10:15", "2026-02-03T10:15:00", DatePrecision.Minute)]
    [InlineData("dd/MM/yyyy 'kl' HH\\h", "03/02/2026 kl 10h", "2026-02-03T10:00:00", DatePrecision.Hour)]
    [InlineData("yyyy", "2025", "2025-01-01T00:00:00", DatePrecision.Year)]
    public void Words_in_an_operators_format_are_no_parts_of_the_date(string format, string text, string at, DatePrecision precision)
    {
        var date = Resolve([Published(text, "css .when") with { Formats = [format] }]).Published;

        Assert.Equal((At(at + "Z"), precision), (date?.At, date?.Precision));
    }

    [Theory]
    [InlineData("dd.MM. HH:mm", "30.12. 08:15", null, "2026-11-24T09:00:00Z", "2025-12-30T08:15:00Z")]
    [InlineData("d MMM HH:mm", "30 Dec 08:15", "en", "2026-11-24T09:00:00Z", "2025-12-30T08:15:00Z")]
    [InlineData("d MMM HH:mm", "30 Dec 08:15", "en", "2031-01-02T09:00:00Z", "2030-12-30T08:15:00Z")]
    [InlineData("d MMM HH:mm", "1 Jan 08:15", "en", "2031-01-02T09:00:00Z", "2031-01-01T08:15:00Z")]
    [InlineData("dd.MM.", "29.02.", null, "2026-11-24T09:00:00Z", "2024-02-29T00:00:00Z")]
    public void A_format_without_a_year_means_the_last_such_day_whatever_the_clock_of_the_machine(string format, string text, string? culture, string seenAt, string at) =>
        Assert.Equal(At(at), Resolve([Published(text, "css .when") with { Formats = [format], Culture = culture }], seenAt: At(seenAt)).Published?.At);

    [Theory]
    [InlineData("dd.MM.yyyy", "01.01.0001")]
    [InlineData("dd.MM.yyyy", "31.12.9999")]
    [InlineData(null, "0001-01-01T00:00:00")]
    [InlineData(null, "9999-12-31T23:59:59")]
    public void A_date_at_the_ends_of_the_calendar_is_none_in_any_zone(string? format, string text)
    {
        foreach (var zone in new[] { "Asia/Riyadh", "America/New_York" })
        {
            Assert.Null(Resolve([Published(text, "css .when") with { Formats = format is null ? [] : [format] }], zone: zone).Published);
        }
    }

    [Fact]
    public void The_feeds_date_keeps_its_precision_and_whose_offset_it_has()
    {
        var link = new Link
        {
            Url = new Uri("https://herald.example/news/1"),
            Published = At("2026-03-02T17:00:00+03:00"),
            PublishedQuality = new DateQuality(DatePrecision.Minute, OffsetOrigin.Source),
            Modified = At("2026-03-03T00:00:00+03:00"),
            ModifiedQuality = new DateQuality(DatePrecision.Day, OffsetOrigin.Source),
        };

        var dates = Resolve([], zone: "Asia/Riyadh", link: link);

        Assert.Equal(new NewsDate(At("2026-03-02T17:00:00+03:00"), DatePrecision.Minute, OffsetOrigin.Source, "feed"), dates.Published);
        Assert.Equal(new NewsDate(At("2026-03-03T00:00:00+03:00"), DatePrecision.Day, OffsetOrigin.Source, "feed modified"), dates.Modified);
    }

    [Fact]
    public void A_date_of_the_feed_without_an_offset_and_a_zone_is_assumed_to_be_of_utc()
    {
        var link = new Link { Url = new Uri("https://herald.example/news/1"), Published = At("2026-03-02T17:00:00Z"), PublishedQuality = new DateQuality(DatePrecision.Second, OffsetOrigin.Assumed) };

        Assert.Equal(new NewsDate(At("2026-03-02T17:00:00Z"), DatePrecision.Second, OffsetOrigin.Assumed, "feed"), Resolve([], link: link).Published);
    }

    [Fact]
    public void The_feed_decides_the_order_of_day_and_month()
    {
        var link = new Link { Url = new Uri("https://herald.example/news/1"), Published = At("2025-05-04T10:00:00Z") };

        Assert.Equal(At("2025-05-04T11:00:00Z"), Resolve([Published("05/04/2025 11:00", "css .date")], link: link).Published?.At);
        Assert.Equal(At("2025-05-04T11:00:00Z"), Resolve([Published("04/05/2025 11:00", "css .date")], link: link).Published?.At);
    }

    [Theory]
    [InlineData("https://herald.example/2025/05/04/story")]
    [InlineData("https://herald.example/news/2025-5-4-1")]
    [InlineData("https://herald.example/20250504/story")]
    public void The_address_decides_the_order_of_day_and_month(string url) =>
        Assert.Equal(At("2025-05-04T00:00:00Z"), Resolve([Published("05/04/2025", "css .date")], url: url, language: "de").Published?.At);

    [Fact]
    public void A_reading_in_the_future_is_refused_for_the_other()
    {
        var date = Resolve([Published("05/07/2026", "css .date")], language: "de").Published;

        Assert.Equal(At("2026-05-07T00:00:00Z"), date?.At);
    }

    [Fact]
    public void Without_evidence_the_custom_of_the_country_decides_and_says_so()
    {
        var german = Resolve([Published("05/04/2025", "css .date")], language: "de").Published;
        var american = Resolve([Published("05/04/2025", "css .date")], language: "en-US").Published;

        Assert.Equal(At("2025-04-05T00:00:00Z"), german?.At);
        Assert.Equal(At("2025-05-04T00:00:00Z"), american?.At);
        Assert.Equal("2025-04-05, not 2025-05-04: customary order of the language and country", german?.Evidence);
    }

    [Theory]
    [InlineData("MM-dd-yyyy hh:mm tt", "05-04-2025 05:11 مساءً")]
    [InlineData("MM-dd-yyyy HH:mm", "05-04-2025 17:11")]
    public void The_operators_format_leaves_no_doubt(string format, string text)
    {
        var date = Resolve([new DateHint(DateRole.Published, text, "css .date", [format], "ar")], zone: "Asia/Riyadh").Published;

        Assert.Equal(At("2025-05-04T17:11:00+03:00"), date?.At);
        Assert.Null(date?.Evidence);
    }

    [Fact]
    public void A_bare_day_gains_the_time_that_another_place_states()
    {
        var date = Resolve([Published("2025-05-04"), Seen("4 May 2025, 17:11")], zone: "Asia/Riyadh").Published;

        Assert.Equal(At("2025-05-04T17:11:00+03:00"), date?.At);
        Assert.Equal(DatePrecision.Minute, date?.Precision);
        Assert.Equal("json-ld datePublished + visible", date?.From);
    }

    [Fact]
    public void Midnight_to_the_second_is_no_time() =>
        Assert.Equal(DatePrecision.Day, Resolve([Published("2025-05-04T00:00:00Z")]).Published?.Precision);

    [Fact]
    public void A_date_in_the_far_future_is_refused()
    {
        Assert.Null(Resolve([Published("2026-07-30T10:00:00Z")]).Published);
        Assert.Equal("visible", Resolve([Published("2026-07-30T10:00:00Z"), Seen("2 May 2026")]).Published?.From);
    }

    [Fact]
    public void An_epoch_is_not_a_date() => Assert.Null(Resolve([Published("1970-01-01T00:00:00Z")]).Published);

    [Fact]
    public void Without_offset_and_zone_utc_is_assumed_and_marked() =>
        Assert.Equal(OffsetOrigin.Assumed, Resolve([Published("2025-05-04 17:11")]).Published?.Offset);

    [Fact]
    public void Without_a_zone_the_offset_of_another_date_on_the_page_is_taken()
    {
        var date = Resolve([Published("2025-05-04 17:11"), new DateHint(DateRole.Modified, "2025-05-05T08:00:00+03:00", "meta modified")]).Published;

        Assert.Equal(At("2025-05-04T17:11:00+03:00"), date?.At);
        Assert.Equal(OffsetOrigin.Assumed, date?.Offset);
        Assert.Equal("offset of meta modified", date?.Evidence);
    }

    [Theory]
    [InlineData("2025-03-30 02:30", "2025-03-30T02:30:00+01:00")]
    [InlineData("2025-10-26 02:30", "2025-10-26T02:30:00+02:00")]
    [InlineData("2025-07-01 02:30", "2025-07-01T02:30:00+02:00")]
    public void Hours_that_summer_time_skips_or_doubles_are_read(string text, string expected) =>
        Assert.Equal(At(expected), Resolve([Published(text)], zone: "Europe/Paris").Published?.At);

    [Fact]
    public void The_feed_and_then_the_address_stand_in_where_the_page_says_nothing()
    {
        var link = new Link { Url = new Uri("https://herald.example/1"), Published = At("2025-05-04T10:00:00Z") };

        Assert.Equal("feed", Resolve([], link: link).Published?.From);
        Assert.Equal("url", Resolve([], url: "https://herald.example/2025/05/04/a").Published?.From);
        Assert.Null(Resolve([], url: "https://herald.example/2025/05/a").Published);
        Assert.Null(Resolve([]).Published);
    }

    [Fact]
    public void A_change_is_later_than_the_publication_or_it_is_none()
    {
        DateHint Modified(string text) => new(DateRole.Modified, text, "meta modified");

        Assert.Equal(At("2025-05-05T08:00:00Z"), Resolve([Published("2025-05-04T17:00:00Z"), Modified("2025-05-05T08:00:00Z")]).Modified?.At);
        Assert.Null(Resolve([Published("2025-05-04T17:00:00Z"), Modified("2025-05-04T17:00:00Z")]).Modified);
        Assert.Null(Resolve([Published("2025-05-04T17:00:00Z"), Modified("2025-05-01T17:00:00Z")]).Modified);
    }

    [Fact]
    public void A_date_of_change_alone_stands_for_the_publication_and_says_so()
    {
        var dates = Resolve([new DateHint(DateRole.Modified, "2025-05-05T08:00:00Z", "meta modified")]);

        Assert.Equal("the page states only when it was changed", dates.Published?.Evidence);
        Assert.Null(dates.Modified);
    }

    [Fact]
    public void Relative_times_count_from_the_fetch() =>
        Assert.Equal(At("2026-06-20T09:00:00Z"), Resolve([Seen("منذ 3 ساعات")], zone: "Asia/Riyadh").Published?.At);

    [Fact]
    public void A_day_without_year_is_marked() =>
        Assert.Contains("no year", Resolve([Seen("4 June, 10:00")]).Published?.Evidence, StringComparison.Ordinal);

    [Fact]
    public void A_stated_universal_time_is_shown_at_the_clock_of_the_place()
    {
        var byZone = Resolve([Published("2025-05-04T22:30:00Z")], zone: "Asia/Riyadh").Published;
        var byClock = Resolve([Published("2025-05-04T22:30:12Z"), Seen("5 May 2025, 01:30")]).Published;

        Assert.Equal((At("2025-05-04T22:30:00Z"), TimeSpan.FromHours(3), OffsetOrigin.Stated), (byZone!.At, byZone.At.Offset, byZone.Offset));
        Assert.Equal((At("2025-05-04T22:30:12Z"), TimeSpan.FromHours(3), OffsetOrigin.Stated), (byClock!.At, byClock.At.Offset, byClock.Offset));
    }

    [Fact]
    public void A_trusted_date_that_stands_alone_against_two_is_outvoted()
    {
        var date = Resolve([Published("2025-05-01T10:00:00+03:00"), Published("2025-05-04T10:00:00+03:00", "meta article:published_time"), Seen("4 May 2025")]).Published;

        Assert.Equal("meta article:published_time", date?.From);
        Assert.Contains("stands alone", date?.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12 November", "2024-11-12", "https://herald.example/2024/11/12/barges", "the address")]
    [InlineData("30 December", "2021-12-30", "https://herald.example/2021/12/barges/", "the address")]
    public void A_date_without_a_year_takes_that_of_the_address(string text, string day, string url, string witness)
    {
        var date = Resolve([Seen(text)], url: url, language: "en").Published;

        Assert.Equal(day, date?.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.True(date?.From == "url" || date?.Evidence?.Contains(witness, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void A_date_without_a_year_yields_to_a_full_one()
    {
        var date = Resolve([Published("12 Apr", "microdata datePublished"), Seen("12 April 2020")], language: "en").Published;

        Assert.Equal(2020, date?.At.Year);
    }

    [Fact]
    public void What_was_changed_later_was_published_before()
    {
        var date = Resolve([Published("12 November"), new DateHint(DateRole.Modified, "2022-03-01", "json-ld dateModified")], language: "en").Published;

        Assert.Equal(At("2021-11-12T00:00:00Z"), date?.At);
        Assert.Contains("the date of change", date?.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_counted_from_now_yields_to_a_date()
    {
        var date = Resolve([Seen("3 hours ago"), Seen("12 April 2020")], language: "en").Published;

        Assert.Equal(At("2020-04-12T00:00:00Z"), date?.At);
    }

    [Fact]
    public void Of_several_visible_dates_the_one_near_the_address_is_that_of_the_story()
    {
        var date = Resolve([Seen("1 June 2026"), Seen("12 May 2026 08:15")], url: "https://herald.example/2026/05/12/barges", language: "en").Published;

        Assert.Equal(At("2026-05-12T08:15:00Z"), date?.At);
    }

    [Fact]
    public void A_bare_date_elsewhere_comes_after_the_date_of_change()
    {
        var date = Resolve([new DateHint(DateRole.Unstated, "1 June 2026", DateHint.Elsewhere), new DateHint(DateRole.Modified, "2 June 2026", "time")], language: "en").Published;

        Assert.Equal(At("2026-06-02T00:00:00Z"), date?.At);
    }

    [Theory]
    [InlineData("1 March 2026", true, "2026-03-01T00:00:00Z")]
    [InlineData("1 March 2026", false, "2026-06-12T22:02:58Z")]
    [InlineData("12 June 2026", true, "2026-06-12T22:02:58Z")]
    [InlineData("14 June 2026", true, "2026-06-12T22:02:58Z")]
    public void The_time_of_the_last_saving_gives_way_to_an_earlier_day_shown_by_the_headline(string text, bool byHeadline, string at)
    {
        var date = Resolve([Published("2026-06-12T22:02:58Z"), new DateHint(DateRole.Modified, "2026-06-12T22:02:45Z", "json-ld dateModified"), new DateHint(DateRole.Unstated, text, "time") { ByHeadline = byHeadline }], language: "en").Published;

        Assert.Equal(At(at), date?.At);
    }

    [Fact]
    public void A_publication_before_the_last_change_is_believed_against_a_day_shown_by_the_headline()
    {
        var date = Resolve([Published("2026-06-12T22:02:58Z"), new DateHint(DateRole.Modified, "2026-06-13T08:00:00Z", "json-ld dateModified"), new DateHint(DateRole.Unstated, "1 March 2026", "time") { ByHeadline = true }], language: "en").Published;

        Assert.Equal(At("2026-06-12T22:02:58Z"), date?.At);
    }

    [Theory]
    [InlineData("https://herald.example/en-gb/news/1", null, "2026-04-03")]
    [InlineData("https://herald.example/en_US/news/1", null, "2026-03-04")]
    [InlineData("https://herald.example/en-gb/news/1", "en", "2026-04-03")]
    [InlineData("https://herald.example/en-gb/news/1", "en-US", "2026-03-04")]
    public void The_country_in_the_address_of_an_edition_tells_the_order_of_day_and_month(string url, string? language, string day) =>
        Assert.Equal(At(day + "T00:00:00Z"), Resolve([Seen("03/04/2026")], url: url, language: language).Published?.At);

    private static readonly DateHint Saved = new(DateRole.Modified, "2026-06-12T22:02:45Z", "json-ld dateModified");

    [Fact]
    public void A_day_that_the_page_shows_anywhere_is_not_the_time_of_the_last_saving()
    {
        var teaser = new DateHint(DateRole.Unstated, "1 March 2026", "text .card") { ByHeadline = true };

        var date = Resolve([Published("2026-06-12T22:02:58Z"), Saved, teaser, new DateHint(DateRole.Unstated, "12 June 2026", "time")], language: "en").Published;

        Assert.Equal(At("2026-06-12T22:02:58Z"), date?.At);
    }

    [Fact]
    public void A_day_further_down_says_nothing_where_the_first_by_the_headline_is_counted_from_the_present()
    {
        var date = Resolve(
            [Published("2026-06-12T22:02:58Z"), Saved, new DateHint(DateRole.Unstated, "4 months ago", "text .meta") { ByHeadline = true }, new DateHint(DateRole.Unstated, "1 March 2026", "text .meta") { ByHeadline = true }], language: "en").Published;

        Assert.Equal(At("2026-06-12T22:02:58Z"), date?.At);
    }

    [Fact]
    public void A_mark_of_publication_that_does_not_stand_by_the_headline_may_be_that_of_another_story() =>
        Assert.Equal(At("2026-06-12T22:02:58Z"), Resolve([Published("2026-06-12T22:02:58Z"), Published("2026-03-01", "microdata datePublished"), Saved]).Published?.At);

    [Fact]
    public void Of_dates_that_do_not_say_what_they_are_the_one_by_the_headline_is_the_storys() =>
        Assert.Equal(At("2026-06-11T00:00:00Z"), Resolve([new DateHint(DateRole.Unstated, "2026-06-12T08:00:00Z", "time datetime"), new DateHint(DateRole.Unstated, "11 June 2026", "text .day") { ByHeadline = true }], language: "en").Published?.At);

    [Fact]
    public void A_bare_month_gains_the_day_that_the_page_states_elsewhere()
    {
        var date = Resolve([Seen("Quilport - June 2026. The board"), new DateHint(DateRole.Unstated, "17.05.2026", DateHint.Elsewhere), new DateHint(DateRole.Unstated, "17.06.2026.", DateHint.Elsewhere)], language: "en").Published;

        Assert.Equal((At("2026-06-17T00:00:00Z"), DatePrecision.Day), (date?.At, date?.Precision));
    }

    [Fact]
    public void A_bare_month_stays_one_where_the_page_states_several_days_of_it()
    {
        var date = Resolve([Seen("Quilport - June 2026. The board"), new DateHint(DateRole.Unstated, "17.06.2026", DateHint.Elsewhere), new DateHint(DateRole.Unstated, "19.06.2026", DateHint.Elsewhere)], language: "en").Published;

        Assert.Equal(DatePrecision.Month, date?.Precision);
    }

    [Fact]
    public void A_day_that_only_scripts_state_comes_last()
    {
        var script = new DateHint(DateRole.Unstated, "2026-06-12", DateHint.Script);

        Assert.Equal(At("2026-06-12T00:00:00Z"), Resolve([script]).Published?.At);
        Assert.Equal(At("2026-06-01T00:00:00Z"), Resolve([script, new DateHint(DateRole.Unstated, "1 June 2026", DateHint.Elsewhere)], language: "en").Published?.At);
    }

    [Theory]
    [InlineData("2026-06-12T02:54:29Z", null, "2026-06-11T22:54:29-04:00")]
    [InlineData("2026-06-12T02:54:29Z", "June 11, 2026", "2026-06-11T22:54:29-04:00")]
    [InlineData("2026-06-12T02:54:29Z", "June 12, 2026", "2026-06-12T02:54:29+00:00")]
    [InlineData("2026-06-12T02:54:29+03:00", null, "2026-06-12T02:54:29+03:00")]
    public void An_instant_in_utc_is_told_in_the_zone_that_the_page_names_unless_its_readers_see_another_day(string stated, string? shown, string told)
    {
        DateHint[] hints = shown is null ? [Published(stated)] : [Published(stated), new DateHint(DateRole.Unstated, shown, "time")];
        var article = Some.Article("A title", "https://herald.example/news/1", "Nothing here.") with { Dates = hints, TimeZone = "America/New_York", Language = "en" };

        var date = PublicationDate.Resolve(article, new NormalizeContext(Some.Source(), null, null, SeenAt)).Published;

        Assert.Equal(told, date?.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_clock_of_a_change_does_not_tell_the_offset_of_the_publication() =>
        Assert.Equal(TimeSpan.Zero, Resolve([Published("2026-06-11T23:55:00Z"), new DateHint(DateRole.Modified, "12.6.2026 7:25", "text .when")], language: "is").Published?.At.Offset);
}
