using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Backends;

/// <summary>What happens between a back end and its server: one log line and one count each.</summary>
public sealed class StoreEvents(ILogger<StoreEvents> logger)
{
    /// <summary>For verbs and tests that have no log.</summary>
    public static StoreEvents Unheard => new(NullLogger<StoreEvents>.Instance);

    /// <summary>Counted by what happened.</summary>
    public event Action<string>? Happened;

    public bool IsAway { get; private set; }

    internal void Retry(string store, int attempt, string reason)
    {
        logger.StoreRetry(store, attempt, reason);
        Happened?.Invoke("retry");
    }

    internal void Away(string store, TimeSpan heldBack, string reason)
    {
        IsAway = true;
        logger.StoreAway(store, heldBack.TotalSeconds, reason);
        Happened?.Invoke("away");
    }

    internal void Back(string store)
    {
        IsAway = false;
        logger.StoreBack(store);
        Happened?.Invoke("back");
    }
}
