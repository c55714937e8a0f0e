using Microsoft.Extensions.Options;

namespace Ingest.Daemon;

/// <summary>Ends what is in flight a little before the host gives up waiting for it, so that there is time left to say so.</summary>
internal sealed class DrainDeadline : IDisposable
{
    private const double Share = 0.8;

    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _stopping;

    public DrainDeadline(IHostApplicationLifetime lifetime, IOptions<DaemonOptions> options, TimeProvider time)
    {
        _over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _stopping = lifetime.ApplicationStopping.Register(() => _over.CancelAfter(options.Value.DrainWithin * Share));
    }

    /// <summary>Cancelled when the time to drain is over.</summary>
    public CancellationToken Over => _over.Token;

    public void Dispose()
    {
        _stopping.Dispose();
        _over.Dispose();
    }
}
