using Ingest.Core.Storage;

namespace Ingest.Daemon;

/// <summary>Tells whether the daemon can do its work now.</summary>
internal sealed class Readiness(StoreWatch watch, IIngestStore store)
{
    /// <summary>Null when it is ready, else why it is not.</summary>
    public async Task<string?> TroubleAsync(CancellationToken cancellationToken)
    {
        if (watch.Trouble is { } trouble)
        {
            return trouble;
        }

        try
        {
            await store.Runs.LatestAsync(source: null, limit: 1, cancellationToken);
            return null;
        }
        catch (StoreUnavailableException exception)
        {
            watch.WentAway(exception);
            return watch.Trouble ?? exception.Message;
        }
    }
}
