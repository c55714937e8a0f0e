using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Spectre.Console;

namespace Ingest.Cli;

/// <summary><c>ingest status [SOURCE]</c>: how every source does, straight from the store.</summary>
internal static class StatusVerb
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string?>("SOURCE") { Description = "Only this source, with its last runs, rejected and failed pages.", Arity = ArgumentArity.ZeroOrOne }.CompletingSources();
        var store = Flags.Store();
        var url = Flags.Url();
        var sources = Flags.Sources();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("status", "Shows how the sources do.") { source, store, sources, url, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                ["Daemon:Listen"] = parsed.GetValue(url),
            });
            var wanted = parsed.GetValue(source) is { } id ? new SourceId(id) : (SourceId?)null;
            var set = SourceFolder.Known(settings[Settings.SourcesFolder]!, parsed.GetValue(sources) is not null);
            var status = await ReadAsync(settings, wanted, set, terminal, cancellationToken);
            if (wanted is not null && status.Sources.Count == 0)
            {
                await terminal.Error.WriteLineAsync($"ingest: the store knows no source '{wanted}'; it has not run yet, or 'ingest status' without a name shows how it is spelled");
                return ExitCode.Problems;
            }

            // Another store than that of the settings may well be another daemon's.
            var isAsked = parsed.GetValue(store) is null || parsed.GetValue(url) is not null;
            var (daemon, trouble) = isAsked ? await DaemonClient.AccountAsync(settings, "status", cancellationToken) : (null, null);
            status = status with { Daemon = daemon };
            if (parsed.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(status, StoryJson.Options));
            }
            else
            {
                Print(status, terminal);
                if (isAsked)
                {
                    await terminal.Out.WriteLineAsync(SummaryPrinter.Plain(Words(daemon, trouble, DaemonClient.Listen(settings))));
                }
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<StatusReport> ReadAsync(IConfiguration settings, SourceId? wanted, SourceSet set, Terminal terminal, CancellationToken cancellationToken)
    {
        var spool = SpoolSize.Of(settings[Settings.SpoolFolder]!);
        try
        {
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var known = await KeptRevision.InForceAsync(set, settings[Settings.SourcesFolder]!, session.Store, cancellationToken);
            var status = await new StatusQuery(session.Store, known).ReadAsync(wanted, cancellationToken);
            return status with { Spool = spool.Entries > 0 ? spool : null };
        }
        catch (StoreUnavailableException exception)
        {
            throw SpoolNote.Add(exception, spool);
        }
    }

    private static string Words(DaemonAccount? daemon, string? trouble, string listen) => daemon is not null
        ? string.Create(CultureInfo.InvariantCulture, $"daemon at {listen}: ingest {daemon.Version}, running since {daemon.StartedAt:u} as worker {daemon.Worker}, store {daemon.Store}")
        : $"daemon: {trouble ?? $"none answers at {listen}"}";

    private static void Print(StatusReport status, Terminal terminal)
    {
        var console = SummaryPrinter.ConsoleOf(terminal);
        var table = new Listing("source", ["state", "last run", "next run", "last story", "failures", "links waiting", "links failed", "last error"]);
        foreach (var source in status.Sources)
        {
            table.Add(
                source.State.Id.Value, source.Health.ToString().ToLowerInvariant(), Cell(source.State.LastRun), source.Pause is null ? Cell(source.NextRun) : source.Pause.Until is { } until ? "paused until " + Cell(until) : "paused", Cell(source.State.LastStory),
                source.State.Failures.ToString("0.##", CultureInfo.InvariantCulture), source.Waiting.ToString(CultureInfo.InvariantCulture), source.Failed.ToString(CultureInfo.InvariantCulture), source.State.LastError ?? "-");
        }

        table.Print(console);
        foreach (var source in status.Sources)
        {
            foreach (var issue in source.Open)
            {
                console.WriteLine($"issue {source.State.Id}: {SummaryPrinter.Plain(issue.ToString())} ({Issue.WordsOf(issue.Who)})");
            }

            foreach (var (document, state) in source.State.Documents.Where(document => document.Value.Hub is not null))
            {
                console.WriteLine($"hub {source.State.Id}: {SummaryPrinter.Plain(state.Hub!.AbsoluteUri)} tells of {SummaryPrinter.Plain(document)}");
            }

            foreach (var place in source.State.Found.SelectMany(site => site.Places))
            {
                console.WriteLine($"found {source.State.Id}: {place.Kind.ToString().ToLowerInvariant()} {SummaryPrinter.Plain(place.Url.AbsoluteUri)} by {place.How}");
            }
        }

        foreach (var block in status.Runs.Count == 0 ? [] : status.Sources.SelectMany(source => source.State.Repeated).Where(block => block.Since is not null))
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"boilerplate since {block.Since:u}, in {Counted.Of(block.Stories, "story", "stories")}: {SummaryPrinter.Plain(block.Text ?? block.Hash)}"));
        }

        if (status.Guids is { } guids && status.Sources is [var only])
        {
            console.WriteLine($"identifiers {only.State.Id}: {guids}");
        }

        foreach (var run in status.Runs)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"run {run.StartedAt:u}: {Counted.Of(run.Links, "link")} ({run.NewLinks} new), {Counted.Of(run.Pages, "page")}, {run.Stored} stored, {Counted.Of(run.Revisions, "revision")}, {Counted.Of(run.Duplicates, "duplicate")}, {run.Unchanged} unchanged, {(run.Removed > 0 ? string.Create(CultureInfo.InvariantCulture, $"{run.Removed} taken down, ") : string.Empty)}{(run.Returned > 0 ? string.Create(CultureInfo.InvariantCulture, $"{run.Returned} back again, ") : string.Empty)}{(run.Reserved > 0 ? string.Create(CultureInfo.InvariantCulture, $"{run.Reserved} without their text, ") : string.Empty)}{run.Rejected.Values.Sum()} rejected, {run.Failed.Values.Sum()} failed{(run.Gaps > 0 ? ", items may have been missed" : "")}"));
        }

        foreach (var entry in status.Quarantine)
        {
            console.WriteLine($"rejected {entry.At:u} {entry.Reason.Name()}: {SummaryPrinter.Plain(entry.Url)}: {SummaryPrinter.Plain(entry.Evidence)}");
        }

        foreach (var link in status.Failed)
        {
            var next = link.NextTry is { } at ? $"tried again at {at:u}" : "given up";
            console.WriteLine($"failed {link.Reason}: {SummaryPrinter.Plain(link.Link.Url.AbsoluteUri)}: {SummaryPrinter.Plain(link.Detail ?? string.Empty)} ({next})");
        }

        foreach (var file in status.Files)
        {
            var runs = file is { Source: { } id, Revision: { } revision, GoodSince: { } since }
                ? string.Create(CultureInfo.InvariantCulture, $"source {id} runs on with revision {revision[..Math.Min(8, revision.Length)]} of {since:u}") : "nothing of it runs";
            var advice = file.Trouble.Kind == TroubleKind.Held ? "bring it back, or 'ingest reload --confirm'" : "'ingest check' shows every problem";
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"file {file.Trouble.Kind.ToString().ToLowerInvariant()} since {file.Trouble.Since:u}: {SummaryPrinter.Plain(Path.Combine(file.Folder, file.File))}: {SummaryPrinter.Plain(file.Trouble.Detail)}; {runs}; {advice}"));
        }

        if (status.Spool is { } spool)
        {
            console.WriteLine($"{spool}: the store was away; 'ingest run' stores what waits as soon as it can");
        }

        console.WriteLine($"{Counted.Of(status.Stories, "story", "stories")} in {status.Store}");
    }

    private static string Cell(DateTimeOffset? time) => time?.ToString("u", CultureInfo.InvariantCulture) ?? "-";
}
