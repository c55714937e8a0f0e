using System.Threading.Channels;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Reloading;

/// <summary>
/// Notices that the folder of source files changed: by the file system's events, by looking every while, or because it is told. Many
/// events are one reload, which waits until the folder has come to rest.
/// </summary>
internal sealed class SourceWatch(SourceReloader reloader, IOptions<SourcesOptions> options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SourceWatch> logger) : BackgroundService
{
    /// <summary>A folder that never comes to rest is read all the same.</summary>
    private const int MostRounds = 20;

    /// <summary>One signal waits at most: whoever reads later sees all that came before.</summary>
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _wished;

    private string Folder => options.Value.Folder;

    /// <summary>Reads the folder again now, whether it changed or not: secrets may have.</summary>
    public void Wish()
    {
        Interlocked.Exchange(ref _wished, 1);
        _signals.Writer.TryWrite(true);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var begin = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        using var events = options.Value.Watch ? FolderEvents.Try(Folder, Notice, reason => logger.OnlyPolled(Folder, reason, options.Value.PollEvery)) : null;
        var polling = options.Value.Watch ? PollAsync(stoppingToken) : Task.CompletedTask;
        // What was edited between the first reload and the watch.
        Notice();
        while (await _signals.Reader.WaitToReadAsync(stoppingToken))
        {
            _signals.Reader.TryRead(out _);
            await TryAsync(stoppingToken);
        }

        await polling;
    }

    private void Notice()
    {
        if (options.Value.Watch)
        {
            _signals.Writer.TryWrite(false);
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollEvery, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            Notice();
        }
    }

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Exchange(ref _wished, 0) == 1)
            {
                await reloader.ReloadAsync(confirmed: false, cancellationToken);
            }
            else if (reloader.IsNew(FolderSnapshot.Take(Folder)) && !await reloader.TryReloadAsync(await RestingAsync(cancellationToken), cancellationToken))
            {
                Notice();
            }

            await reloader.CatchUpAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever broke it, the sources run on, and the next edit is looked at again.
            logger.ReloadBroke(exception);
        }
    }

    /// <summary>The folder when two looks in a row, a debounce apart, see the same.</summary>
    private async Task<FolderSnapshot> RestingAsync(CancellationToken cancellationToken)
    {
        var last = FolderSnapshot.Take(Folder);
        for (var round = 0; round < MostRounds; round++)
        {
            await Task.Delay(options.Value.Debounce, time, cancellationToken);
            var next = FolderSnapshot.Take(Folder);
            if (next.Digest == last.Digest)
            {
                return next;
            }

            last = next;
        }

        return last;
    }
}
