using Ingest.Backends;
using Ingest.Backends.Sqlite;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>A file whose keys carry the millisecond.</summary>
public sealed class SqliteHourMigrationTests : IDisposable
{
    private const int StepsBefore = 5;

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_found_before_is_found_after_and_purged_without_a_rest()
    {
        var draft = Some.Draft(keys: [1, 2, 3]);
        Write(draft);
        await using var store = await StoreFactory.OpenAsync(_folder.At("ingest.db"), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        IReadOnlyList<Neighbor> near = [];
        var looking = new Placement(
            (_, neighborhood) =>
            {
                near = neighborhood.Near;
                return new Verdict.New();
            },
            (_, _, verdict) => new StoryChange(verdict, null, null, null),
            TimeSpan.FromHours(72));

        await store.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [1, 2, 3, 4]), looking, null, Token);
        await store.PurgeAsync(Retention.Default, Some.Now.AddDays(8), Token);

        Assert.Equal(draft.Story.Id, Assert.Single(near).Id);
        using var connection = Connect();
        Assert.Equal(0L, connection.Scalar("SELECT (SELECT COUNT(*) FROM fingerprints) + (SELECT COUNT(*) FROM fingerprint_keys)"));
    }

    private void Write(StoryDraft draft)
    {
        using var connection = Connect();
        connection.CreateFunction<string, string>("guid_hash", PlaceKey.HashOf);
        foreach (var step in SqliteSchema.Steps.Take(StepsBefore).Select(step => step.Contains(SqliteSchema.SearchTokens, StringComparison.Ordinal) ? step[step.IndexOf("CREATE TABLE", StringComparison.Ordinal)..] : step))
        {
            connection.Execute(step);
        }

        var at = draft.At.ToUnixTimeMilliseconds();
        connection.Execute(
            $"INSERT INTO fingerprints (number, story, source, title, at, stored_at, exact, data) VALUES (7, '{draft.Story.Id}', 'herald', 'Old', {at}, {at}, {(long)draft.Fingerprint.Exact}, $data)",
            ("$data", FingerprintCodec.Encode(draft.Fingerprint)));
        foreach (var key in draft.Fingerprint.Keys)
        {
            connection.Execute($"INSERT INTO fingerprint_keys (key, at, number) VALUES ({key}, {at}, 7)");
        }

        connection.Execute($"PRAGMA user_version = {StepsBefore}");
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.At("ingest.db")};Pooling=False");
        connection.Open();
        return connection;
    }
}
