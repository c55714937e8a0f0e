using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Daemon;

namespace Ingest.Cli;

/// <summary>One run of every enabled source with progress, and the summary at its end; shared by <c>run</c> and <c>demo</c>.</summary>
internal static class RunOnce
{
    /// <param name="settings">The settings.</param>
    /// <param name="set">The sources.</param>
    /// <param name="named">Those that the operator asked for by name, which ends a pause; empty for all.</param>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="json">The summary for programs.</param>
    /// <param name="stopping">Drains the runs.</param>
    public static async Task<int> RunAsync(IConfiguration settings, SourceSet set, IReadOnlyList<SourceId> named, Terminal terminal, bool json, CancellationToken stopping)
    {
        await using var store = await Session.OpenStoreAsync(settings, terminal, stopping);
        await using var services = Provide(settings, store, set, terminal);
        await services.GetRequiredService<Resumption>().ResumeAsync(named, stopping);
        var summary = await RoundAsync(services, set, terminal, stopping);
        SummaryPrinter.Print(summary, Names(set), terminal, json);
        if (stopping.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync("ingest: cancelled; what was not read waits for the next run");
        }

        await store.PurgeAsync(Retention.Default, services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None);
        return stopping.IsCancellationRequested ? ExitCode.Cancelled : NothingWorked(summary) ? ExitCode.Problems : ExitCode.Ok;
    }

    /// <summary>One source that fails is the daily bread of a run; all of them are a problem that a job scheduler has to see.</summary>
    private static bool NothingWorked(RunSummary summary) =>
        summary.Runs.Count > 0 && summary.Runs.All(run => run.Documents + run.DocumentsUnchanged == 0 && run.Failed.Count + run.Rejected.Count > 0);

    public static ServiceProvider Provide(IConfiguration settings, IIngestStore store, SourceSet set, Terminal terminal)
    {
        var catalog = new SourceCatalog();
        catalog.Swap(set);
        var services = new ServiceCollection();
        services.AddLogging(logging => Logs.Configure(logging, settings, LogLevel.Warning, terminal));
        return services.AddIngest(settings, store, catalog).AddDaemon().BuildValidated();
    }

    /// <summary>What an earlier process left in the spool, then every enabled source once.</summary>
    /// <exception cref="StoreUnavailableException">The store went away; the message tells what waits for it on disk.</exception>
    public static async Task<RunSummary> RoundAsync(IServiceProvider services, SourceSet set, Terminal terminal, CancellationToken stopping)
    {
        try
        {
            await DrainAsync(services, terminal, stopping);
            return await RunAllAsync(services, set, terminal, stopping);
        }
        catch (StoreUnavailableException exception)
        {
            throw SpoolNote.Add(exception, services.GetRequiredService<ArticleSpool>().Size);
        }
    }

    private static async Task DrainAsync(IServiceProvider services, Terminal terminal, CancellationToken stopping)
    {
        var drained = await services.GetRequiredService<SpoolDrain>().DrainAsync(stopping);
        if (drained > 0)
        {
            await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"ingest: stored {Counted.Of(drained, "article")} that waited in {services.GetRequiredService<ArticleSpool>().Folder}"));
        }
    }

    private static async Task<RunSummary> RunAllAsync(IServiceProvider services, SourceSet set, Terminal terminal, CancellationToken stopping)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var store = services.GetRequiredService<IIngestStore>();
        var startedAt = time.GetUtcNow();
        var started = time.GetTimestamp();
        var sources = set.Sources.Where(source => source.Enabled).ToList();
        var progress = new RunProgress(sources.Count);
        using var line = new ProgressLine(terminal, progress.Line);

        var runs = services.GetRequiredService<OnceRunner>().RunAsync(sources, progress, stopping);
        while (await Task.WhenAny(runs, Task.Delay(TimeSpan.FromMilliseconds(200), time, CancellationToken.None)) != runs)
        {
            line.Tick();
        }

        line.Clear();
        var reports = await runs;
        var clusters = new List<Cluster>();
        await foreach (var story in store.Stories.ListAsync(new StoryQuery(UpdatedSince: startedAt), CancellationToken.None))
        {
            if (story.Appearances.Count > 1)
            {
                clusters.Add(Cluster.Of(story));
            }
        }

        return new RunSummary(
            reports,
            [.. clusters.OrderByDescending(cluster => cluster.Appearances.Count)],
            await store.Stories.CountAsync(CancellationToken.None),
            time.GetElapsedTime(started));
    }

    public static IReadOnlyDictionary<SourceId, string> Names(SourceSet set) => set.Sources.ToDictionary(source => source.Id, source => source.Name);
}
