using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Cli;

/// <summary>Prints what a story and the texts beside it share, and what stands in one of them alone; the longest passages only.</summary>
internal static class PassagePrinter
{
    private const int Most = 3;
    private const int Longest = 160;

    /// <summary>A word or two that differ say little in a list.</summary>
    private const int Least = 3;

    public static void Print(IReadOnlyList<TextComparison> beside, TextWriter output)
    {
        foreach (var comparison in beside)
        {
            output.WriteLine(SummaryPrinter.Sentence($"{"beside",-12} {comparison.Beside}: {comparison.Why ?? "not judged"}; as they are now {comparison.ToWords()}"));
            Passages("shared", Of(comparison.One, shared: true), output);
            Passages("only here", Of(comparison.One, shared: false), output);
            Passages("only there", Of(comparison.Other, shared: false), output);
        }
    }

    private static List<string> Of(MarkedText text, bool shared) =>
        [.. text.Body.SelectMany(paragraph => paragraph).Where(passage => passage.Shared == shared).Select(passage => passage.Text.Trim()).Where(passage => passage.Length > Least)];

    private static void Passages(string name, List<string> passages, TextWriter output)
    {
        foreach (var passage in passages.OrderByDescending(passage => passage.Length).Take(Most))
        {
            output.WriteLine(SummaryPrinter.Sentence($"  {name,-10} \"{TextCut.To(passage, Longest)}\""));
        }

        if (passages.Count > Most)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"",-10} … and {passages.Count - Most} more"));
        }
    }
}
