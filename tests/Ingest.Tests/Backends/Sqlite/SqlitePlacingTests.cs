using Ingest.Backends;
using Ingest.Backends.Sqlite;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Contracts;
using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>Several placements share a transaction, which holds other writers up for a short time only.</summary>
public sealed class SqlitePlacingTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(Some.Now);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, new long[] { 0, 0, 0, 0 })]
    [InlineData(30, new long[] { 0, 0, 2, 2 })]
    [InlineData(60, new long[] { 0, 1, 2, 3 })]
    public async Task Stories_placed_together_become_visible_step_by_step(int milliseconds, long[] visible)
    {
        await using var store = await StoreFactory.OpenAsync(_folder.At("ingest.db"), NullLogger.Instance, _clock, Token);
        await store.MigrateAsync(Token);
        var seen = new List<long>();
        var looking = SimplePlacement.Placement with
        {
            Decide = (_, _) =>
            {
                seen.Add(Count());
                _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
                return new Verdict.New();
            },
        };

        await store.Stories.PlaceAllAsync([.. Enumerable.Range(0, 4).Select(n => Some.Draft($"https://a.example/{n}"))], looking, Token);

        Assert.Equal(visible, seen);
        Assert.Equal(4, Count());
    }

    [Fact]
    public async Task A_statement_is_compiled_once_and_given_to_one_user_at_a_time()
    {
        await using var writer = new SqliteWriter("Data Source=:memory:");
        await writer.OpenAsync(Token);
        SqliteCommand first, second;
        using (first = writer.Command("SELECT $value", ("$value", 1)))
        using (second = writer.Command("SELECT $value", ("$value", 2)))
        {
            Assert.Equal((1L, 2L), (first.ExecuteScalar(), second.ExecuteScalar()));
            Assert.NotSame(first, second);
        }

        using var again = writer.Command("SELECT $value", ("$value", 3));

        Assert.Contains(again, new[] { first, second });
        Assert.Equal(3L, again.ExecuteScalar());
    }

    [Fact]
    public async Task A_compiled_statement_serves_in_the_next_transaction_and_after_one_that_failed()
    {
        await using var writer = new SqliteWriter("Data Source=:memory:");
        await writer.OpenAsync(Token);
        writer.Execute("CREATE TABLE papers (name TEXT PRIMARY KEY)");
        for (var round = 0; round < 3; round++)
        {
            using var transaction = writer.BeginTransaction(deferred: false);
            writer.Execute("INSERT INTO papers (name) VALUES ($name)", ("$name", $"{round}"));
            Assert.Throws<SqliteException>(() => writer.Execute("INSERT INTO papers (name) VALUES ($name)", ("$name", $"{round}")));
            transaction.Commit();
        }

        Assert.Equal(3L, writer.Scalar("SELECT COUNT(*) FROM papers"));
    }

    private long Count()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.At("ingest.db")};Pooling=False");
        connection.Open();
        return (long)connection.Scalar("SELECT COUNT(*) FROM stories")!;
    }
}
