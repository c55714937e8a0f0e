using System.Globalization;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Spectre.Console;

namespace Ingest.Cli;

/// <summary>Prints what <c>run --once</c> did.</summary>
internal static class SummaryPrinter
{
    /// <summary>With more sources than this only those with something to tell get a line of their own.</summary>
    private const int MostRows = 40;

    /// <summary>Columns of what is no terminal.</summary>
    private const int Endless = 1_000_000;

    private const string Legend =
        "links: offered, new: for the first time, pages: read. A page is stored as a story, or is the duplicate of one (the same text or nearly so; "
        + "reworked it is a variant and counted with them), or its revision, or unchanged, or rejected. Failed are pages, feeds and sitemaps.";

    private const int MostClusters = 20;
    private const int MostErrors = 15;

    public static void Print(RunSummary summary, IReadOnlyDictionary<SourceId, string> names, Terminal terminal, bool json)
    {
        if (json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(summary, StoryJson.Options));
            return;
        }

        var console = ConsoleOf(terminal);
        TableOf(summary, names).Print(console);
        if (summary.Runs.Any(run => run.Pages > 0))
        {
            console.WriteLine(Legend);
        }

        Reasons(console, "Rejected", summary.Runs.SelectMany(run => run.Rejected));
        Reasons(console, "Failed", summary.Runs.SelectMany(run => run.Failed));
        foreach (var run in summary.Runs.Where(run => run.Barren is not null))
        {
            console.WriteLine($"warning {run.Source}: {Plain(run.Barren!.ToString())}");
        }

        var reserved = summary.Runs.Sum(run => run.Reserved);
        if (reserved > 0)
        {
            console.WriteLine($"Without their text, which the publisher reserves: {Counted.Of(reserved, "page")} (politeness.rights decides).");
        }

        var (removed, returned) = (summary.Runs.Sum(run => run.Removed), summary.Runs.Sum(run => run.Returned));
        if (removed + returned > 0)
        {
            console.WriteLine($"Taken down by their publisher, and marked so: {Counted.Of(removed, "story", "stories")}; back again: {returned.ToString(CultureInfo.InvariantCulture)}.");
        }

        var broken = summary.Runs.Where(run => run.FirstError is not null).ToList();
        if (broken.Count > 0)
        {
            console.WriteLine("The first failure of each source:");
        }

        foreach (var run in broken.Take(MostErrors))
        {
            console.WriteLine($"  {run.Source}: {Plain(run.FirstError!)}");
        }

        if (broken.Count > MostErrors)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {broken.Count - MostErrors} more sources with failures ('ingest status SOURCE' tells)"));
        }

        Clusters(console, summary);
        var unchanged = summary.Runs.Sum(run => run.DocumentsUnchanged) + summary.Runs.Sum(run => run.PagesUnchanged);
        if (unchanged > 0)
        {
            console.WriteLine($"{Counted.Of(unchanged, "conditional request was", "conditional requests were")} answered \"not modified\": nothing new there.");
        }

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(summary.Runs.Sum(run => run.Stored), "new story", "new stories")}, {summary.StoriesInStore} in the store; {summary.Duration.TotalSeconds:F1} s."));
    }

    /// <summary>Nothing is wrapped where no terminal is: one line a record, for other programs.</summary>
    public static IAnsiConsole ConsoleOf(Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Out) });
        console.Profile.Width = terminal.Width ?? Endless;
        return console;
    }

    private static Listing TableOf(RunSummary summary, IReadOnlyDictionary<SourceId, string> names)
    {
        var table = new Listing("source", ["links", "new", "pages", "stored", "duplicates", "revisions", "unchanged", "rejected", "failed"], numbers: true);
        var rows = summary.Runs.Count <= MostRows
            ? summary.Runs
            : [.. summary.Runs.Where(run => run.Failed.Count > 0 || run.Rejected.Count > 0).OrderByDescending(run => run.Failed.Values.Sum() + run.Rejected.Values.Sum()).Take(MostRows)];
        foreach (var run in rows)
        {
            var name = names.GetValueOrDefault(run.Source, run.Source.Value);
            Row(table, name == run.Source.Value ? name : $"{run.Source} ({name})", [run]);
        }

        if (summary.Runs.Count > 1)
        {
            Row(table, $"all {Counted.Of(summary.Runs.Count, "source")}", summary.Runs);
        }

        return table;
    }

    private static void Row(Listing table, string name, IReadOnlyList<RunReport> runs)
    {
        int[] counts =
        [
            runs.Sum(r => r.Links), runs.Sum(r => r.NewLinks), runs.Sum(r => r.Pages), runs.Sum(r => r.Stored), runs.Sum(r => r.Duplicates),
            runs.Sum(r => r.Revisions), runs.Sum(r => r.Unchanged), runs.Sum(r => r.Rejected.Values.Sum()), runs.Sum(r => r.Failed.Values.Sum()),
        ];
        table.Add([name, .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture))]);
    }

    private static void Reasons(IAnsiConsole console, string title, IEnumerable<KeyValuePair<string, int>> reasons)
    {
        var sums = reasons.GroupBy(pair => pair.Key).Select(group => (Reason: group.Key, Count: group.Sum(pair => pair.Value)))
            .OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal).ToList();
        if (sums.Count > 0)
        {
            console.WriteLine($"{title}: {string.Join(", ", sums.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Count} {row.Reason}")))}");
        }
    }

    private static void Clusters(IAnsiConsole console, RunSummary summary)
    {
        if (summary.Clusters.Count == 0)
        {
            return;
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Stories seen at several places: {summary.Clusters.Count}"));
        foreach (var cluster in summary.Clusters.Take(MostClusters))
        {
            console.WriteLine($"  {Plain(cluster.Title)} [{cluster.Language}]");
            foreach (var appearance in cluster.Appearances)
            {
                var how = appearance.Evidence is { } evidence ? How(appearance.Relation.ToString().ToLowerInvariant(), evidence.Words) : "first seen here";
                console.WriteLine($"    {appearance.Source}: {Plain(appearance.Title)} ({Sentence(how)})");
            }
        }

        if (summary.Clusters.Count > MostClusters)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … and {summary.Clusters.Count - MostClusters} more ('ingest export' has them all)"));
        }
    }

    /// <summary>The relation is named once.</summary>
    public static string How(string relation, string evidence) => evidence.StartsWith(relation, StringComparison.OrdinalIgnoreCase) ? evidence : $"{relation}: {evidence}";

    /// <summary>Titles come from the web: nothing in them may command the terminal, begin a line or turn the direction of what is around them.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => Commands(c) ? ' ' : c));

    /// <summary>The same; whatever its direction, it does not turn what stands beside it.</summary>
    public static string Value(string text) => DirectionIsolate.Of(Plain(text));

    /// <summary>The same, and what is quoted does not turn what stands around it.</summary>
    public static string Sentence(string text) => DirectionIsolate.Quoted(Plain(text));

    /// <summary>Controls (C0, C1), line and paragraph separators, embeddings, overrides and isolates of direction; marks of direction only stand.</summary>
    private static bool Commands(char c) =>
        char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
