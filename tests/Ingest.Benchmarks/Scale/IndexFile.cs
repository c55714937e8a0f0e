using Ingest.Backends;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Benchmarks.Scale;

/// <summary>A SQLite store that holds nothing but fingerprints, so that its size is that of the index; they are found by story whether it is there or not.</summary>
internal sealed class IndexFile(string path) : IAsyncDisposable
{
    private IIngestStore? _store;
    private long _empty;
    private long _count;

    public async Task AddAsync(IReadOnlyList<StoreRecord> fingerprints)
    {
        if (_count == 0)
        {
            await OpenAsync();
            await CloseAsync();
            _empty = new FileInfo(path).Length;
        }

        await OpenAsync();
        await _store!.Records.WriteAsync(fingerprints, CancellationToken.None);
        _count += fingerprints.Count;
    }

    /// <summary>With the log taken up, as it is whenever the file is closed.</summary>
    public async Task<double> BytesAsync()
    {
        await CloseAsync();
        return (new FileInfo(path).Length - _empty) / (double)_count;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task OpenAsync()
    {
        if (_store is null)
        {
            _store = await StoreFactory.OpenAsync(path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
            await _store.MigrateAsync(CancellationToken.None);
        }
    }

    private async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }
}
