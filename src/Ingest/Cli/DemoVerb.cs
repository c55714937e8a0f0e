using System.CommandLine;
using System.Globalization;
using Ingest.Backends;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Demo;

namespace Ingest.Cli;

/// <summary><c>ingest demo</c>: the real daemon on the built-in newsroom; nothing but the address of the connections differs from <c>run</c>.</summary>
internal static class DemoVerb
{
    private const int Rounds = 3;

    // Names that nothing else has: the folder may be one where a daemon keeps its own.
    private const string StoreFile = "demo.db";
    private const string SourcesFolder = "demo-sources";

    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "Three runs of every house while its stories are edited and grow, a summary, and the end." };
        var folder = new Option<string>("--folder") { Description = "Where demo-sources/ and demo.db go; what an earlier demo left there is replaced, nothing else is touched.", HelpName = "DIR", DefaultValueFactory = _ => Path.Combine("data", "demo") };
        var json = Flags.Json();
        var command = new Command("demo", "Runs the daemon on a built-in newsroom of made-up houses; needs no network and no set-up.") { once, folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            // The full path: what is suggested has to work from any folder.
            var (place, pace) = (Path.GetFullPath(parsed.GetValue(folder)!), parsed.GetValue(once) ? Pace.Finite : Pace.Live);
            await using var newsroom = await Newsroom.StartAsync(TimeProvider.System, pace, cancellationToken);
            var revisit = parsed.GetValue(once) ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromSeconds(5);
            IConfiguration settings;
            try
            {
                settings = await PrepareAsync(newsroom, place, revisit, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new BadConfigurationException($"the demo cannot write to '{place}': {exception.Message} Name another folder with --folder DIR", exception);
            }

            await IntroduceAsync(newsroom, place, terminal);
            var exit = parsed.GetValue(once)
                ? await RunOnceAsync(newsroom, settings, await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, [], terminal), terminal, parsed.GetValue(json), cancellationToken)
                : await RunVerb.RunDaemonAsync(settings, named: [], terminal, cancellationToken);
            await terminal.Out.FlushAsync(CancellationToken.None);
            var store = settings[Settings.StoreConnection]!;
            var (named, files) = (Quoted(store), Quoted(settings[Settings.SourcesFolder]!));
            await terminal.Error.WriteLineAsync(
                $"The stories are in {store}; look at them with\n  ingest status --store {named}\n  ingest export --store {named}\n"
                + $"  ingest issues --store {named} --sources {files}\n  ingest replay --store {named} --sources {files}");
            return exit;
        });
        return command;
    }

    private static string Quoted(string path) => path.Any(char.IsWhiteSpace) ? $"\"{path}\"" : path;

    /// <summary>The settings of the demo: quick where the real web wants patience, and nothing else.</summary>
    private static async Task<IConfigurationRoot> PrepareAsync(Newsroom newsroom, string folder, TimeSpan revisit, CancellationToken cancellationToken)
    {
        var (sources, store) = (Path.Combine(folder, SourcesFolder), Path.Combine(folder, StoreFile));
        Directory.CreateDirectory(folder);
        foreach (var old in new[] { store, store + "-wal", store + "-shm" })
        {
            File.Delete(old);
        }

        if (StoreFactory.SpoolFolder(store) is var spool && Directory.Exists(spool))
        {
            Directory.Delete(spool, recursive: true);
        }

        await newsroom.WriteSourcesAsync(sources, cancellationToken);
        var settings = new Dictionary<string, string?>
        {
            [Settings.SourcesFolder] = sources,
            [Settings.StoreConnection] = store,
            [Settings.ConnectTo] = newsroom.HostAndPort,
            ["Fetch:RetryDelay"] = "00:00:00.2",
        };
        for (var visit = 0; visit < 10; visit++)
        {
            settings[$"Pipeline:RevisitAfter:{visit}"] = (visit < 6 ? revisit : TimeSpan.FromMinutes(1)).ToString("c");
        }

        return Settings.Read(null, settings);
    }

    private static async Task IntroduceAsync(Newsroom newsroom, string folder, Terminal terminal)
    {
        await terminal.Error.WriteLineAsync($"A made-up newsroom is open at http://{newsroom.HostAndPort}; every host name leads there:");
        foreach (var house in newsroom.Houses)
        {
            await terminal.Error.WriteLineAsync($"  {house.Id,-20} {house.Language}  {house.Name}");
        }

        await terminal.Error.WriteLineAsync($"Source files are in {Path.Combine(folder, SourcesFolder)}, stories go to {Path.Combine(folder, StoreFile)}.");
        await terminal.Error.WriteLineAsync();
    }

    /// <summary>Between the rounds the newsroom's schedule is moved on: stories appear, are edited and grow, a house recovers, another changes its layout.</summary>
    private static async Task<int> RunOnceAsync(Newsroom newsroom, IConfiguration settings, SourceSet set, Terminal terminal, bool json, CancellationToken stopping)
    {
        await using var store = await Session.OpenStoreAsync(settings, terminal, stopping);
        await using var services = RunOnce.Provide(settings, store, set, terminal);
        var schedule = newsroom.LastEventAt - newsroom.OpenedAt;
        var rounds = new List<RunSummary>();
        for (var round = 1; round <= Rounds && !stopping.IsCancellationRequested; round++)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Round {round} of {Rounds}"));
            rounds.Add(await RunOnce.RoundAsync(services, set, terminal, stopping));
            if (round < Rounds)
            {
                newsroom.Skip(schedule / (Rounds - 1));
            }
        }

        var summary = RunSummary.Join(rounds);
        SummaryPrinter.Print(summary, RunOnce.Names(set), terminal, json);
        return stopping.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Ok;
    }
}
