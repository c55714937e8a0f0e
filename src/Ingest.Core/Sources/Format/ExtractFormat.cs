namespace Ingest.Core.Sources.Format;

/// <summary>Keys of <c>extract</c>.</summary>
internal static class ExtractFormat
{
    /// <summary>Of every field's rule; some have no effect on some fields, which <c>ingest check</c> warns of.</summary>
    public static readonly MapFormat Rule = new(
    [
        new KeyFormat("css", Forms.Selector, "Selector of the element that holds the value.", "\".byline a\"") { IsRequired = true },
        new KeyFormat("attribute", Forms.Text, "Attribute to read in place of the text.", "datetime"),
        new KeyFormat("all", Forms.Flag, "Take every match, not just the first; default false.", "true"),
        new KeyFormat("remove", Forms.Selectors, "Elements inside the match that do not belong to the value.", "[.more, .share]"),
        new KeyFormat("pattern", Forms.Text, "Regular expression; its first group, or the whole match, is the value.", "\"By (.+)\""),
        new KeyFormat("formats", Forms.Texts, "Exact .NET date formats, tried in order; published and modified only.", "[\"MM-dd-yyyy hh:mm tt\"]"),
        new KeyFormat("culture", Forms.Text, "Culture of the month names and the meridiem in formats.", "ar"),
    ]);

    private static readonly ValueFormat Field = new ValueFormat.Either(Forms.Selector, new ValueFormat.Map(Rule));

    private static readonly KeyFormat[] Fields =
    [
        new KeyFormat("title", Field, "The headline.", "h1.title"),
        new KeyFormat("body", Field, "The text; css, all and remove alone have an effect.", "{ css: .summary, remove: [.more, .share] }"),
        new KeyFormat("published", Field, "When the article was published.", "{ css: .info .date, formats: [\"MM-dd-yyyy hh:mm tt\"], culture: ar }"),
        new KeyFormat("modified", Field, "When the article was changed last.", "time.updated"),
        new KeyFormat("authors", Field, "Who wrote it.", "{ css: .byline a, all: true }"),
        new KeyFormat("section", Field, "The section it stands in.", ".breadcrumb a"),
        new KeyFormat("tags", Field, "Its key words.", "{ css: .tags a, all: true }"),
        new KeyFormat("summary", Field, "What it says in short.", "p.lead"),
        new KeyFormat("image", Field, "Its picture; the address that the match or the picture inside it carries.", "figure.lead"),
        new KeyFormat("remove", Forms.Selectors, "Elements removed from every page before anything is read.", "[.advert, .related]"),
    ];

    /// <summary>Of rules that held until the site changed.</summary>
    public static readonly MapFormat Version = new(
    [
        new KeyFormat("valid_until", Forms.DayOrTime, "Until when fetched pages are read by these rules: the last day (UTC), or a time with its offset such as 2026-09-30T14:00+03:00.", "2026-09-30") { IsRequired = true },
        .. Fields,
    ]);

    public static readonly MapFormat Extract = new(
    [
        .. Fields,
        new KeyFormat("earlier", new ValueFormat.Items(new ValueFormat.Map(Version), OrSingle: false), "Rules of former times, by which pages of those times are read again.", "[{ valid_until: 2026-09-30, title: h1.old }]"),
    ]);
}
