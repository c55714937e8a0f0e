using Ingest.Backends;
using Ingest.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Benchmarks.Scale;

/// <summary>A SQLite store in a temporary file whose size is known as it is whenever the file is closed.</summary>
internal sealed class WindowFile : IAsyncDisposable
{
    private IIngestStore? _store;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"ingest-scale-{Guid.NewGuid():N}.db");

    public IIngestStore Store => _store ?? throw new InvalidOperationException("the store is closed");

    public async Task OpenAsync()
    {
        _store = await StoreFactory.OpenAsync(Path, NullLogger.Instance, TimeProvider.System, CancellationToken.None);
        await _store.MigrateAsync(CancellationToken.None);
    }

    /// <summary>Bytes of the file with its log taken up; the store is open again.</summary>
    public async Task<long> BytesAsync()
    {
        await CloseAsync();
        var bytes = new FileInfo(Path).Length;
        await OpenAsync();
        return bytes;
    }

    public async Task CloseAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
            _store = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path) + "*"))
        {
            File.Delete(file);
        }
    }
}
