using Ingest.Backends;
using Ingest.Backends.Sqlite;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>A purge is made of short transactions between which writers have their turn.</summary>
public sealed class SqlitePurgeStepTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_writer_that_comes_during_a_purge_waits_for_one_step_of_it_only()
    {
        var now = DateTimeOffset.UtcNow;
        await using var store = await StoreFactory.OpenAsync(_folder.At("ingest.db"), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        await store.Records.WriteAsync(
            [.. Enumerable.Range(0, SqliteStore.PurgeStep * 5).Select(n => new StoreRecord.OfFingerprint(StoryId.Create(now), new SourceId("herald"), "Old", now.AddDays(-8), now.AddDays(-8), Some.Fingerprint((uint)n)))], Token);
        Task<int>? purge = null;
        Task<StoryChange>? writer = null;
        long left = 0;

        // Both queue up behind the first placement, the purge before the writer.
        await store.Stories.PlaceAsync(Some.Draft("https://a.example/1"), Looking(() =>
        {
            purge = store.PurgeAsync(Retention.Default, now, Token);
            writer = store.Stories.PlaceAsync(Some.Draft("https://b.example/1"), Looking(() => left = Count()), null, Token);
        }), null, Token);
        await writer!;

        Assert.Equal(SqliteStore.PurgeStep * 4, left);
        Assert.Equal(SqliteStore.PurgeStep * 5, await purge!);
    }

    private long Count()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.At("ingest.db")};Pooling=False");
        connection.Open();
        return (long)connection.Scalar("SELECT COUNT(*) FROM fingerprints")!;
    }

    private static Placement Looking(Action look) => new(
        (_, _) =>
        {
            look();
            return new Verdict.New();
        },
        (_, _, verdict) => new StoryChange(verdict, null, null, null),
        TimeSpan.FromHours(72));
}
