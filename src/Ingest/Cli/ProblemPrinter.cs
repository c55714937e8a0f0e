using System.Globalization;
using System.Text;
using Ingest.Core.Sources;
using Spectre.Console.Rendering;

namespace Ingest.Cli;

/// <summary>Shows a problem with its line and a caret under the place.</summary>
internal static class ProblemPrinter
{
    private const string Margin = "    ";
    private const int MostBefore = 80;
    private const int MostAfter = 40;

    public static IEnumerable<string> Lines(SourceProblem problem)
    {
        yield return problem.ToString();
        if (problem.LineText is not { } text)
        {
            yield break;
        }

        var at = Math.Clamp(problem.Column - 1, 0, text.Length);
        var from = at > MostBefore ? at - MostBefore : 0;
        var to = Math.Min(text.Length, at + MostAfter);
        var before = SummaryPrinter.Plain(text[from..at]);
        yield return Margin + (from > 0 ? "…" : "") + before + SummaryPrinter.Plain(text[at..to]) + (to < text.Length ? "…" : "");
        yield return Margin + (from > 0 ? " " : "") + new string(' ', Cells(before)) + "^" + (HasRightToLeft(text[from..to]) ? $" column {problem.Column.ToString(CultureInfo.InvariantCulture)}" : "");
    }

    /// <summary>Terminal cells: two for CJK, none for combining marks.</summary>
    private static int Cells(string text) => Segment.CellCount([new Segment(text)]);

    /// <summary>A terminal that reorders such a line leaves no fixed place for a caret, so that the column is named too.</summary>
    private static bool HasRightToLeft(string text) =>
        text.EnumerateRunes().Any(rune => rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF));
}
