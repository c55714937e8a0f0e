namespace Ingest.Core.Fetch;

/// <summary>What the cache holds of one site; guarded by <see cref="Asking"/>, which is never disposed, as it holds no handle.</summary>
internal sealed class TdmEntry
{
    public SemaphoreSlim Asking { get; } = new(1);

    public TdmFile File { get; set; } = TdmFile.Empty;

    /// <summary>How often in a row the file could not be had.</summary>
    public int Failures { get; set; }

    public DateTimeOffset Until { get; set; } = DateTimeOffset.MinValue;
}
