using Ingest.Backends;
using Ingest.Backends.Sqlite;
using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>How SQLite looks for what is asked often.</summary>
public sealed class SqlitePlanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stories_updated_since_a_time_are_found_by_that_time()
    {
        var plan = await PlanAsync(SqliteStoryStore.UpdatedSince(ofSource: false));

        Assert.Equal("SEARCH s USING COVERING INDEX stories_updated (updated>?)", plan[0]);
    }

    [Fact]
    public async Task Those_of_a_source_too_and_only_then_it_is_asked_whose_they_are()
    {
        var plan = await PlanAsync(SqliteStoryStore.UpdatedSince(ofSource: true));

        Assert.Equal(["SEARCH s USING COVERING INDEX stories_updated (updated>?)", "SEARCH a USING PRIMARY KEY (source=? AND story=?)"], plan.Take(2));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string>> PlanAsync(string sql)
    {
        await using var store = await StoreFactory.OpenAsync(_folder.At("a.db"), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        await using var connection = new SqliteConnection($"Data Source={_folder.At("a.db")};Pooling=False");
        await connection.OpenAsync(Token);
        using var command = connection.Command("EXPLAIN QUERY PLAN " + sql, ("$since", 0), ("$after", string.Empty), ("$source", "a"), ("$limit", -1));
        await using var rows = await command.ExecuteReaderAsync(Token);
        var steps = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            steps.Add(rows.GetString(3));
        }

        return steps;
    }
}
