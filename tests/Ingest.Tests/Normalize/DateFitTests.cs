using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

/// <summary>Whether an operator's formats fit what the page shows, and what would.</summary>
public sealed class DateFitTests
{
    [Theory]
    [InlineData("02.03.2026 10:00", "dd.MM.yyyy HH:mm", null, true)]
    [InlineData("2 March 2026", "dd.MM.yyyy", null, false)]
    [InlineData("03/25/2026", "dd/MM/yyyy", null, false)]
    [InlineData("2026-03-02 10:00", "dd.MM.yyyy HH:mm", null, false)]
    [InlineData("03-02-2026 10:00 صباحا", "MM-dd-yyyy hh:mm tt", "ar", true)]
    [InlineData("03-02-2026 10:00 a.m.", "MM-dd-yyyy hh:mm tt", "en", true)]
    [InlineData("٠٢/٠٣/٢٠٢٦", "dd/MM/yyyy", "ar", true)]
    [InlineData("2 آذار 2026", "d MMMM yyyy", "ar-EG", true)]
    [InlineData("Mon, 02/03/2026", "dddd, dd/MM/yyyy", "en", true)]
    public void A_text_fits_exactly_or_but_for_the_spelling_of_a_name(string text, string format, string? culture, bool fits)
    {
        var article = Some.Article() with { Dates = [new DateHint(DateRole.Published, text, "css .date", [format], culture)] };

        var judged = DateFit.Of(article, new NormalizeContext(Some.Source(), null, Some.Page(string.Empty), Some.Now));

        Assert.Equal([new JudgedDate("published", text, fits)], judged);
    }

    [Theory]
    [InlineData("25/03/2026 14:05", "formats: [\"dd/MM/yyyy HH:mm\"]")]
    [InlineData("2 March 2026, 2:05 PM", "formats: [\"d MMMM yyyy, h:mm tt\"]")]
    [InlineData("Monday, March 2, 2026", "formats: [\"dddd, MMMM d, yyyy\"]")]
    [InlineData("14:05 | 2026-03-02", "formats: [\"HH:mm | yyyy-MM-dd\"]")]
    [InlineData("the second of March", null)]
    public void A_usual_format_that_reads_the_text_is_proposed(string text, string? rewrite) =>
        Assert.Equal(rewrite, DateFormatProposal.Of([text], ["MM-dd-yyyy"], null, "en"));

    [Fact]
    public void Of_two_orders_that_of_the_former_format_is_kept_unless_another_text_tells()
    {
        Assert.Equal("formats: [\"MM/dd/yyyy\"]", DateFormatProposal.Of(["03/02/2026"], ["MM-dd-yyyy"], null, "en"));
        Assert.Equal("formats: [\"dd/MM/yyyy\"]", DateFormatProposal.Of(["03/02/2026", "25/02/2026"], ["MM-dd-yyyy"], null, "en"));
    }

    [Fact]
    public void Letters_that_stand_for_themselves_bring_no_culture_along() =>
        Assert.Equal("formats: [\"dd.MM.yyyy 'at' HH:mm\"]", DateFormatProposal.Of(["02.03.2026 at 10:00"], ["yyyy-MM-dd"], "xx-none", null));

    [Fact]
    public void Names_of_another_language_bring_its_culture_along() =>
        Assert.Equal("formats: [\"d MMMM yyyy\"] and culture: en", DateFormatProposal.Of(["2 March 2026"], ["dd.MM.yyyy"], null, "de"));
}
