namespace Ingest.Core.Storage;

/// <summary>The schema of one store: looked at without changing anything, and brought to what this program needs.</summary>
public interface IStoreSchema : IAsyncDisposable
{
    /// <summary>The connection in words, without secrets.</summary>
    string Description { get; }

    /// <summary>Server, privileges, schema and whatever differs from what is needed. Changes nothing and makes no file.</summary>
    Task<StoreCheck> CheckAsync(CancellationToken cancellationToken);

    /// <summary>The steps that <see cref="ApplyAsync"/> would take now, in words; none when the store is as it must be. Changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">The schema is newer than this program, or cannot be looked at.</exception>
    Task<IReadOnlyList<string>> PlanAsync(CancellationToken cancellationToken);

    /// <summary>Takes every step, forward only; safe to repeat and to run twice at once. Returns the steps taken.</summary>
    /// <exception cref="StoreUnavailableException">The schema is newer than this program, or the store cannot be written.</exception>
    Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken);
}
