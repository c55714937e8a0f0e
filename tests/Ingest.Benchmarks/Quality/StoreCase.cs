using Ingest.Tests.Support.Mongo;

namespace Ingest.Benchmarks.Quality;

/// <summary>An empty store for one import: a SQLite file, or the tests' stand-in for a MongoDB server.</summary>
internal sealed class StoreCase : IAsyncDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ingest-quality-{Guid.NewGuid():N}.db");
    private readonly MongoDouble? _server;

    public StoreCase(bool mongo) => _server = mongo ? MongoDouble.Start() : null;

    public string Connection => _server?.ConnectionString ?? _path;

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_path)!, Path.GetFileName(_path) + "*"))
        {
            File.Delete(file);
        }
    }
}
