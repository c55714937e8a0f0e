namespace Ingest.Core.Storage;

/// <summary>All that a store holds, record by record: what copies are made of.</summary>
public interface IRecordStore
{
    /// <summary>Records of a kind that are within their retention at <paramref name="now"/>.</summary>
    Task<long> CountAsync(RecordKind kind, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The next records of a kind that are within their retention at <paramref name="now"/>, each once, in an order that does not change; without fences.</summary>
    /// <param name="kind">What to read.</param>
    /// <param name="after">The <see cref="RecordBatch.Next"/> of the batch before; null for the first.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RecordBatch> ReadAsync(RecordKind kind, string? after, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes records of one kind, whatever was there under their keys before.</summary>
    Task WriteAsync(IReadOnlyList<StoreRecord> records, CancellationToken cancellationToken);

    /// <summary>How far a copy into this store has come; null when none was ever begun.</summary>
    Task<CopyMark?> FindMarkAsync(CancellationToken cancellationToken);

    Task SaveMarkAsync(CopyMark mark, CancellationToken cancellationToken);
}
