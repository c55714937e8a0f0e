using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Backends;

/// <summary>What happens between a back end and its server, one log line each.</summary>
public sealed class StoreEvents(ILogger<StoreEvents> logger)
{
    /// <summary>For verbs and tests that have no log.</summary>
    public static StoreEvents Unheard => new(NullLogger<StoreEvents>.Instance);

    internal void Retry(string store, int attempt, string reason) => logger.StoreRetry(store, attempt, reason);

    internal void Away(string store, TimeSpan heldBack, string reason) => logger.StoreAway(store, heldBack.TotalSeconds, reason);

    internal void Back(string store) => logger.StoreBack(store);
}
