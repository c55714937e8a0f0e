using Ingest.Backends;
using Ingest.Core.Storage;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;
using MongoDB.Driver;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>A database for one test: of the stand-in, or of the server that <c>INGEST_TEST_MONGODB</c> names.</summary>
internal sealed class MongoFixture : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("INGEST_TEST_MONGODB");

    private readonly MongoDouble? _double = Server is null ? MongoDouble.Start() : null;
    private readonly string _connection;

    public MongoFixture() => _connection = _double?.ConnectionString ?? Named(Server!, "ingest_test_" + Guid.NewGuid().ToString("N")[..12]);

    public Task<IIngestStore> OpenAsync() => StoreFactory.OpenAsync(_connection, NullLogger.Instance, TimeProvider.System, TestContext.Current.CancellationToken);

    /// <summary>Nothing that was asked for may be beyond what the stand-in plays: it would have been an error, or worse, ignored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_double is null)
        {
            using var client = new MongoClient(_connection);
            await client.DropDatabaseAsync(new MongoUrl(_connection).DatabaseName);
            return;
        }

        await _double.DisposeAsync();
        Assert.Empty(_double.Refusals);
    }

    private static string Named(string connection, string database) => new MongoUrlBuilder(connection) { DatabaseName = database }.ToString();
}
