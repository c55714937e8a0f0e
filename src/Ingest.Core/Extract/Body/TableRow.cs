using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Body;

/// <summary>A row of data in one line, its cells parted by a stroke; rows that only lay out a page are read like any other box.</summary>
internal static class TableRow
{
    private const int LongestRow = 400;
    private const int LongestCell = 160;
    private const int LeastCells = 2;

    /// <summary>Null for a row of another kind.</summary>
    public static string? Read(IElement row)
    {
        if (row.ChildElementCount < LeastCells || ShortText.Of(row) is not { Length: < LongestRow * 2 } || row.QuerySelector("table, ul, ol, h1, h2, h3, h4, img, iframe, form, input, br + br") is not null)
        {
            return null;
        }

        var cells = row.Children.Where(cell => cell.LocalName is "td" or "th" && !ElementFacts.IsSilent(cell)).Select(cell => (Text: InlineText.Of(cell), HasLink: cell.QuerySelector("a") is not null)).Where(cell => cell.Text.Length > 0).ToList();
        return cells.Count >= LeastCells && cells.TrueForAll(cell => cell.Text.Length <= LongestCell) && cells.Count(cell => cell.HasLink) * 2 <= cells.Count
            ? string.Join(" | ", cells.Select(cell => cell.Text.Replace(" | ", " ", StringComparison.Ordinal)))
            : null;
    }
}
