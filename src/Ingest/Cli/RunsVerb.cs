using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest runs [SOURCE]</c>: what the latest runs did, straight from the store.</summary>
internal static class RunsVerb
{
    private const int Latest = 20;

    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string?>("SOURCE") { Description = "Only runs of this source.", Arity = ArgumentArity.ZeroOrOne }.CompletingSources();
        var limit = Flags.Count("--limit", $"At most so many, newest first (default {Latest}).");
        var (store, config, json) = (Flags.Store(), Flags.Config(), Flags.Json());
        var command = new Command("runs", "Shows what the latest runs did, newest first.") { source, limit, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var wanted = parsed.GetValue(source) is { } id ? new SourceId(id) : (SourceId?)null;
            var runs = await session.Store.Runs.LatestAsync(wanted, parsed.GetValue(limit) ?? Latest, cancellationToken);
            if (runs.Count == 0)
            {
                await terminal.Error.WriteLineAsync(wanted is null
                    ? "ingest: the store keeps no run; reports are kept for 30 days"
                    : $"ingest: the store keeps no run of source '{wanted}'; 'ingest status' shows how it is spelled, and reports are kept for 30 days");
                return wanted is null ? ExitCode.Ok : ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                foreach (var run in runs)
                {
                    await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(run with { Fence = null }, StoryJson.Options));
                }
            }
            else
            {
                Print(runs, terminal);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(IReadOnlyList<RunReport> runs, Terminal terminal)
    {
        var table = new Listing("begun", ["source", "took", "links", "new", "pages", "stored", "duplicates", "revisions", "unchanged", "rejected", "failed", "first error"]);
        foreach (var run in runs)
        {
            int[] counts = [run.Links, run.NewLinks, run.Pages, run.Stored, run.Duplicates, run.Revisions, run.Unchanged, run.Rejected.Values.Sum(), run.Failed.Values.Sum()];
            table.Add(
            [
                run.StartedAt.ToString("u", CultureInfo.InvariantCulture), run.Source.Value, string.Create(CultureInfo.InvariantCulture, $"{run.Duration.TotalSeconds:F1} s"),
                .. counts.Select(count => count.ToString(CultureInfo.InvariantCulture)), run.FirstError ?? "-",
            ]);
        }

        table.Print(SummaryPrinter.ConsoleOf(terminal));
    }
}
