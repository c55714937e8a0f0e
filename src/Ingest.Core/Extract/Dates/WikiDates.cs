using Ingest.Core.Model;

namespace Ingest.Core.Extract.Dates;

/// <summary>
/// The dates of a page that a wiki made. Its readers see the text of the last edit, which the foot of the page dates; what it declares as
/// publication is the day on which somebody began the page.
/// </summary>
internal static class WikiDates
{
    public static bool Has(PageSources page) =>
        page.Meta.First("generator")?.Value is { } made && (made.StartsWith("MediaWiki", StringComparison.OrdinalIgnoreCase) || made.StartsWith("DokuWiki", StringComparison.OrdinalIgnoreCase));

    /// <summary>As they are where the page shows a day by its headline: news in a wiki.</summary>
    public static List<DateHint> Of(List<DateHint> hints)
    {
        var edits = hints.FindAll(hint => hint.Role == DateRole.Modified);
        return edits.Count == 0 || hints.Exists(hint => hint is { ByHeadline: true, Role: not DateRole.Modified })
            ? hints
            : [.. edits.Select(edit => edit with { Role = DateRole.Published }), .. hints.FindAll(hint => hint.Role != DateRole.Modified).Select(hint => hint with { Role = DateRole.Unstated })];
    }
}
