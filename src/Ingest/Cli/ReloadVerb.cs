using System.CommandLine;
using System.Net;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Core.Storage;
using Ingest.Operator;
using Ingest.Reloading;

namespace Ingest.Cli;

/// <summary><c>ingest reload</c>: has the running daemon read its source files again, and shows what that changed.</summary>
internal static class ReloadVerb
{
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing; without a daemon, against what the store keeps." };
        var confirm = new Option<bool>("--confirm") { Description = "Let sources end although they are many: their files were removed on purpose." };
        var url = Flags.Url();
        var sources = Flags.Sources();
        sources.Description = "For --dry-run without a daemon: " + sources.Description;
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("reload", "Has the running daemon read its source files again.") { dryRun, confirm, url, sources, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                ["Daemon:Listen"] = parsed.GetValue(url),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.StoreConnection] = parsed.GetValue(store),
            });
            var path = $"{ReloadEndpoint.Path}?dry_run={parsed.GetValue(dryRun)}&confirm={parsed.GetValue(confirm)}";
            var (report, problem) = await DaemonClient.PostAsync<ReloadReport>(settings, path, "reload", IsReport, cancellationToken);
            if (report is null && problem is null && parsed.GetValue(dryRun))
            {
                report = await CompareAsync(settings, parsed.GetValue(confirm), terminal, cancellationToken);
            }

            if (report is null)
            {
                await terminal.Error.WriteLineAsync("ingest: " + (problem is not null ? problem + "; SIGHUP works without: kill -HUP PID"
                    : $"no daemon answers at {DaemonClient.Listen(settings)}; is it running, and does Daemon:Listen name this address? 'ingest reload --dry-run' needs none"));
                return ExitCode.Problems;
            }

            await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, StoryJson.Options) : string.Join(Environment.NewLine, ReloadPrinter.Lines(report)));
            return report.IsClean ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    private static bool IsReport(HttpStatusCode status, ReloadReport report) => status == HttpStatusCode.OK && report is { Folder: not null, Changes: not null };

    /// <summary>The folder against what the store keeps of it: what ran last, or runs.</summary>
    private static async Task<ReloadReport> CompareAsync(IConfiguration settings, bool confirm, Terminal terminal, CancellationToken cancellationToken)
    {
        var (folder, loader) = (settings[Settings.SourcesFolder]!, SourceLoading.Loader());
        if (!Directory.Exists(folder) && !File.Exists(folder))
        {
            throw new BadConfigurationException($"the folder of source files '{folder}' does not exist; name another with --sources DIR or INGEST__SOURCES__FOLDER");
        }

        var running = SourceBook.Empty;
        if (StoreFactory.Exists(settings[Settings.StoreConnection]!))
        {
            await using var store = await Session.OpenExistingStoreAsync(settings, terminal, cancellationToken);
            running = await new KeptFiles(store, loader, TimeProvider.System).ReadAsync(folder, SourceScope.All, cancellationToken);
        }

        await terminal.Error.WriteLineAsync($"ingest: no daemon answers; this compares {Path.GetFullPath(folder)} with what the store keeps of it");
        var now = TimeProvider.System.GetUtcNow();
        var reload = ReloadPlanner.Plan(running, loader.Load(FolderSnapshot.Take(folder), id => running.Find(id)?.Name), confirm, now);
        return new ReloadReport(now, folder, DryRun: true, reload.After.Running.Count, reload.Changes);
    }
}
