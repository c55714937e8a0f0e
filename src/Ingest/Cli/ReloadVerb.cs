using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Operator;
using Ingest.Reloading;

namespace Ingest.Cli;

/// <summary><c>ingest reload</c>: has the running daemon read its source files again, and shows what that changed.</summary>
internal static class ReloadVerb
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what would change, and change nothing; without a daemon, against what the store keeps." };
        var confirm = new Option<bool>("--confirm") { Description = "Let sources end although they are many: their files were removed on purpose." };
        var url = new Option<string?>("--url") { Description = "Where the daemon listens (setting Daemon:Listen; default http://127.0.0.1:8630).", HelpName = "URL" };
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
            var (report, problem) = await AskAsync(settings, parsed.GetValue(dryRun), parsed.GetValue(confirm), cancellationToken);
            if (report is null && problem is null && parsed.GetValue(dryRun))
            {
                report = await CompareAsync(settings, parsed.GetValue(confirm), terminal, cancellationToken);
            }

            if (report is null)
            {
                await terminal.Error.WriteLineAsync("ingest: " + (problem
                    ?? $"no daemon answers at {settings["Daemon:Listen"] ?? DaemonOptions.DefaultListen}; is it running, and does Daemon:Listen name this address? 'ingest reload --dry-run' needs none"));
                return ExitCode.Problems;
            }

            await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(report, StoryJson.Options) : string.Join(Environment.NewLine, ReloadPrinter.Lines(report)));
            return report.IsClean ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    /// <summary>The daemon's report, or why it gave none; neither when no daemon answers.</summary>
    private static async Task<(ReloadReport? Report, string? Problem)> AskAsync(IConfiguration settings, bool dryRun, bool confirm, CancellationToken cancellationToken)
    {
        var listen = settings["Daemon:Listen"] ?? DaemonOptions.DefaultListen;
        var address = ListenAddress.Local(listen) ?? throw new BadConfigurationException($"'{listen}' is no http address; expected such as {DaemonOptions.DefaultListen} (Daemon:Listen or --url)");
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"{ReloadEndpoint.Path}?dry_run={dryRun}&confirm={confirm}")) { Headers = { { ReloadEndpoint.Header, "reload" } } };
        if (settings["Daemon:Token"] is { Length: > 0 } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var late = new CancellationTokenSource(Deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => (JsonSerializer.Deserialize<ReloadReport>(text, StoryJson.Options), null),
                HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => (null, $"what answers at {listen} is another program, or an older daemon; restart it"),
                HttpStatusCode.Unauthorized => (null, "the daemon wants Daemon:Token; set it as for the daemon, for example INGEST__DAEMON__TOKEN"),
                _ => (null, $"the daemon at {listen} refused: {text.Trim()} SIGHUP works without: kill -HUP PID"),
            };
        }
        catch (HttpRequestException)
        {
            return (null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"the daemon at {listen} did not answer within {Deadline:c}");
        }
    }

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
            running = await new KeptFiles(store, loader).ReadAsync(folder, SourceScope.All, cancellationToken);
        }

        await terminal.Error.WriteLineAsync($"ingest: no daemon answers; this compares {Path.GetFullPath(folder)} with what the store keeps of it");
        var now = TimeProvider.System.GetUtcNow();
        var reload = ReloadPlanner.Plan(running, loader.Load(FolderSnapshot.Take(folder), id => running.Find(id)?.Name), confirm, now);
        return new ReloadReport(now, folder, DryRun: true, reload.After.Running.Count, reload.Changes);
    }
}
