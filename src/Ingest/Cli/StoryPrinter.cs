using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>Prints what a page gave: each field with the rule that gave it and the candidates that lost, then every block of the page with its fate.</summary>
internal sealed class StoryPrinter(TextWriter output)
{
    private const int MostLost = 6;
    private const int LongestValue = 120;

    public void Print(Story story, ExtractionTrace trace, IReadOnlyList<FieldCandidate> dates)
    {
        Fields(story, trace, dates);
        if (trace.Blocks.Count == 0)
        {
            foreach (var paragraph in story.Body)
            {
                Line($"    | {paragraph}");
            }
        }

        Blocks(trace);
    }

    private void Fields(Story story, ExtractionTrace trace, IReadOnlyList<FieldCandidate> dates)
    {
        var candidates = trace.Candidates.Concat(dates).ToLookup(candidate => candidate.Field);
        foreach (var (field, value) in StoryFields.Of(story))
        {
            var rule = story.Provenance.TryGetValue(field, out var by) ? $"  [{by}]" : string.Empty;
            Line($"  {field,-10} {value}{rule}");
            Candidates(candidates[field]);
        }
    }

    /// <summary>What was found and weighed on a page that gave no story.</summary>
    /// <param name="no">Why it gave none.</param>
    /// <param name="seen">What was found all the same; null for nothing.</param>
    /// <param name="trace">What was weighed.</param>
    /// <param name="dates">What became of its dates.</param>
    public void Print(Extraction.Rejected no, Story? seen, ExtractionTrace trace, IReadOnlyList<FieldCandidate> dates)
    {
        Line($"  rejected   {no.Reason.Name()}: {no.Detail}");
        if (seen is not null)
        {
            Fields(seen, trace, dates);
        }

        foreach (var field in trace.Candidates.Where(_ => seen is null).GroupBy(candidate => candidate.Field))
        {
            Line($"  {field.Key}");
            Candidates(field);
        }

        Blocks(trace);
    }

    private void Blocks(ExtractionTrace trace)
    {
        foreach (var (block, dropped) in trace.Blocks)
        {
            Line(dropped is null ? $"    | {Mark(block.Kind)}{block.Text}" : $"    - {Short(block.Text)}  ({dropped})");
        }
    }

    private void Candidates(IEnumerable<FieldCandidate> candidates)
    {
        var all = candidates.Distinct().ToList();
        foreach (var won in all.Where(candidate => candidate.Lost is null))
        {
            Line($"    taken from {won.Rule}: {Short(won.Value)}");
        }

        var lost = all.Where(candidate => candidate.Lost is not null).ToList();
        foreach (var candidate in lost.Take(MostLost))
        {
            Line($"    not taken: {candidate.Rule}: {Short(candidate.Value)}  ({candidate.Lost})");
        }

        if (lost.Count > MostLost)
        {
            Line($"    … and {lost.Count - MostLost} more");
        }
    }

    /// <summary>Values, and the classes that rules are named by, come from the page.</summary>
    private void Line(string text) => output.WriteLine(SummaryPrinter.Plain(text));

    private static string Short(string text) => TextCut.To(text, LongestValue);

    private static string Mark(BlockKind kind) => kind switch
    {
        BlockKind.Heading => "## ",
        BlockKind.ListItem => "* ",
        BlockKind.Quote => "> ",
        BlockKind.TableRow => "| ",
        _ => string.Empty,
    };
}
