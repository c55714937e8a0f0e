using Ingest.Backends;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Benchmarks.Scale;

/// <summary>A SQLite store in a temporary file whose size is known as it is whenever the file is closed.</summary>
internal sealed class WindowFile : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ingest-scale-{Guid.NewGuid():N}.db");
    private IIngestStore? _store;

    public IIngestStore Store => _store ?? throw new InvalidOperationException("the store is closed");

    public async Task OpenAsync()
    {
        _store = await StoreFactory.OpenAsync(_path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        await _store.MigrateAsync(CancellationToken.None);
    }

    /// <summary>Bytes of the file with its log taken up; the store is open again.</summary>
    public async Task<long> BytesAsync()
    {
        await CloseAsync();
        var bytes = new FileInfo(_path).Length;
        await OpenAsync();
        return bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*"))
        {
            File.Delete(file);
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
