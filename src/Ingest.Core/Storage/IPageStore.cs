namespace Ingest.Core.Storage;

/// <summary>Raw pages by link key; a new fetch replaces the one before.</summary>
public interface IPageStore
{
    Task SaveAsync(StoredPage page, CancellationToken cancellationToken);

    /// <summary>Null when there is none or its time is over.</summary>
    Task<StoredPage?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Those of the keys under which there is a page whose time is not over.</summary>
    Task<IReadOnlySet<string>> KeptAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);
}
