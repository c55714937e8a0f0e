using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Reloading;

namespace Ingest.Cli;

/// <summary>Shows a reload as a difference: <c>+</c> added, <c>~</c> changed, <c>-</c> removed, <c>!</c> not applied.</summary>
internal static class ReloadPrinter
{
    private const int MostOfAValue = 100;

    public static IEnumerable<string> Lines(ReloadReport report)
    {
        foreach (var change in report.Changes.OrderBy(change => change.Kind is ChangeKind.Rejected or ChangeKind.Held))
        {
            foreach (var line in Lines(change))
            {
                yield return line;
            }
        }

        int Count(ChangeKind kind) => report.Changes.Count(change => change.Kind == kind);
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(report.Running, "source")} {(report.DryRun ? "would run" : "run")}: {Count(ChangeKind.Added)} added, {Count(ChangeKind.Changed)} changed, {Count(ChangeKind.Removed)} removed, {Count(ChangeKind.Rejected)} rejected, {Count(ChangeKind.Held)} held");
        if (Count(ChangeKind.Held) > 0)
        {
            yield return "Held: too many sources would end at once. Bring the files back, or let them end with 'ingest reload --confirm'.";
        }
    }

    private static IEnumerable<string> Lines(SourceChange change)
    {
        var stays = change.Revision is { } revision
            ? string.Create(CultureInfo.InvariantCulture, $"revision {revision[..Math.Min(8, revision.Length)]} of {change.Since:u} stays") : "nothing of it runs";
        switch (change.Kind)
        {
            case ChangeKind.Added:
                yield return $"+ {change.Source}  {change.File}";
                break;
            case ChangeKind.Removed:
                yield return $"- {change.Source}  {change.File}";
                break;
            case ChangeKind.Changed:
                yield return $"~ {change.Source}  {change.File}";
                foreach (var key in change.Keys)
                {
                    yield return $"    {key.Key}: {Shown(key.Before)} → {Shown(key.After)}";
                }

                break;
            case ChangeKind.Held:
                yield return $"! {change.Source}  {change.File}  held, {change.Detail}; {stays}";
                break;
            default:
                yield return $"! {change.Source?.ToString() ?? "(no source)"}  {change.File}  rejected; {stays}";
                foreach (var line in change.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).SelectMany(ProblemPrinter.Lines))
                {
                    yield return "    " + line;
                }

                break;
        }
    }

    private static string Shown(string? value) => value is null ? "(none)" : SummaryPrinter.Plain(value.Length > MostOfAValue ? value[..MostOfAValue] + "…" : value);
}
