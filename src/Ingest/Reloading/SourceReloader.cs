using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Microsoft.Extensions.Options;
using Quartz;

namespace Ingest.Reloading;

/// <summary>Takes up the folder of source files: load all, plan, swap one reference, adapt the schedule, keep what is good. One at a time.</summary>
internal sealed class SourceReloader(
    SourceLoader loader, SourceCatalog catalog, KeptFiles kept, SourceSchedule schedule, ISchedulerFactory schedulers, SourceScope scope, IngestMetrics metrics, PlannedLooks looks,
    IOptions<SourcesOptions> options, TimeProvider time, ILogger<SourceReloader> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SourceBook _book = SourceBook.Empty;
    private ReloadStatus? _status;
    private string _digest = string.Empty;
    private bool _unsaved;

    /// <summary>How the last reload went; null before the first.</summary>
    public ReloadStatus? Status => Volatile.Read(ref _status);

    private string Folder => options.Value.Folder;

    /// <summary>The first reload: over what the store keeps from before, before anything is scheduled.</summary>
    public async Task<SourceSet> StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _book = await kept.ReadAsync(Folder, scope, cancellationToken);
            var reload = Apply(FolderSnapshot.Take(Folder), confirmed: false);
            await KeepAsync(cancellationToken);
            if (!reload.IsClean)
            {
                // A start at which all is well is told by the daemon itself.
                Tell(reload with { Before = SourceBook.Empty });
            }

            new ReloadAccount(logger).TellEnded(reload);

            return catalog.Current;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes up the folder as it is when its turn comes. The token ends the wait for another reload, and no reload that has begun.</summary>
    public async Task<ReloadReport> ReloadAsync(bool confirmed, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return ReportOf(await TakeUpAsync(FolderSnapshot.Take(Folder), confirmed), dryRun: false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes up the folder if it still is, when its turn comes, as it was seen at rest; false when it has been edited since.</summary>
    public async Task<bool> TryReloadAsync(FolderSnapshot resting, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var folder = FolderSnapshot.Take(Folder);
            if (folder.Digest != resting.Digest)
            {
                return false;
            }

            if (IsNew(folder))
            {
                await TakeUpAsync(folder, confirmed: false);
            }

            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What taking it up would do.</summary>
    public async Task<ReloadReport> PreviewAsync(bool confirmed, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return ReportOf(Plan(FolderSnapshot.Take(Folder), confirmed), dryRun: true);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>True when the folder differs from what was last taken up.</summary>
    public bool IsNew(FolderSnapshot folder) => folder.Digest != Volatile.Read(ref _digest);

    /// <summary>Keeps in the store what could not be kept while it was away.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_unsaved)
            {
                await KeepAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Reload Plan(FolderSnapshot folder, bool confirmed) =>
        ReloadPlanner.Plan(_book, scope.Narrow(loader.Load(folder, id => _book.Find(id)?.Name), _book), confirmed, time.GetUtcNow());

    private Reload Apply(FolderSnapshot folder, bool confirmed)
    {
        var reload = Plan(folder, confirmed);
        _book = reload.After;
        catalog.Swap(reload.After.Set);
        Volatile.Write(ref _digest, folder.Digest);
        var now = time.GetUtcNow();
        Volatile.Write(ref _status, new ReloadStatus(
            now, reload.IsClean, reload.IsClean ? now : _status?.LastSuccess, reload.After.Running.Count,
            [.. reload.Changes.Where(change => change.Kind is ChangeKind.Rejected or ChangeKind.Held)]));
        metrics.Reloaded(reload.IsClean, now);
        metrics.SourcesAre(reload.After.Set.Sources.Select(source => source.Id).ToHashSet());
        return reload;
    }

    private async Task<Reload> TakeUpAsync(FolderSnapshot folder, bool confirmed)
    {
        var reload = Apply(folder, confirmed);
        Tell(reload);

        // What is taken up is taken up whole, also when whoever asked for it has gone.
        await schedule.ApplyAsync(await schedulers.GetScheduler(CancellationToken.None), reload.Before.Set, CancellationToken.None);
        await KeepAsync(CancellationToken.None);
        await HastenAsync(reload);
        return reload;
    }

    /// <summary>At once, so that whoever looks sees it; while the store is away the next run of the source does it.</summary>
    private async Task HastenAsync(Reload reload)
    {
        try
        {
            foreach (var change in reload.Changes.Where(change => change.Keys.Any(key => key.Key.StartsWith("schedule.revisit", StringComparison.Ordinal))))
            {
                if (change.Source is { } id && reload.After.Set.Find(id) is { } source)
                {
                    await looks.HastenAsync(source, fence: null, CancellationToken.None);
                }
            }
        }
        catch (StoreUnavailableException exception)
        {
            logger.NotHastened(exception.Message);
        }
    }

    /// <summary>A store that is away delays keeping, not running.</summary>
    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await kept.SaveAsync(Folder, _book, cancellationToken);
            _unsaved = false;
        }
        catch (StoreUnavailableException exception)
        {
            if (!_unsaved)
            {
                logger.NotKept(exception.Message);
            }

            _unsaved = true;
        }
    }

    private void Tell(Reload reload)
    {
        new ReloadAccount(logger).Tell(reload);
        logger.Reloaded(
            Folder, reload.After.Running.Count, reload.Count(ChangeKind.Added), reload.Count(ChangeKind.Changed), reload.Count(ChangeKind.Removed), reload.Count(ChangeKind.Rejected), reload.Count(ChangeKind.Held));
    }

    private ReloadReport ReportOf(Reload reload, bool dryRun) => new(time.GetUtcNow(), Folder, dryRun, reload.After.Running.Count, reload.Changes);
}
