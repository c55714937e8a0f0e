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

    public static readonly MapFormat Extract = new(
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
    ]);
}
