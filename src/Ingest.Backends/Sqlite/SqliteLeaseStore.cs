using Ingest.Core.Model;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Leases among processes that share the file; all read the clock of the one machine.</summary>
internal sealed class SqliteLeaseStore(SqliteFile file) : ILeaseStore
{
    /// <summary>After this nobody can believe any more that a host is theirs.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => Task.FromResult(file.Time.GetUtcNow());

    public Task<LeaseAttempt> TakeAsync(LeaseKey key, string owner, TimeSpan duration, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) =>
        {
            var now = file.Time.GetUtcNow().ToUnixTimeMilliseconds();
            var (holder, until, fence) = Find(writer, key);
            if (until > now && holder != owner)
            {
                return new LeaseAttempt(new Lease(key, holder, fence), IsTaken: false, TimeSpan.FromMilliseconds(until - now));
            }

            writer.Execute(
                "INSERT OR REPLACE INTO leases (key, owner, until, fence) VALUES ($key, $owner, $until, $fence)",
                ("$key", key.ToString()), ("$owner", owner), ("$until", now + (long)duration.TotalMilliseconds), ("$fence", fence + 1));
            return new LeaseAttempt(new Lease(key, owner, fence + 1), IsTaken: true, duration);
        },
        cancellationToken);

    public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => SetEndAsync(lease, duration, cancellationToken);

    public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => SetEndAsync(lease, TimeSpan.Zero, cancellationToken);

    /// <summary>Forgets hosts' leases that are long over; those of sources are kept, for their fences must go on growing.</summary>
    public static Func<SqliteConnection, int, int> Purge(DateTimeOffset now) => (writer, batch) => writer.Execute(
        "DELETE FROM leases WHERE key IN (SELECT key FROM leases WHERE key >= 'host ' AND key < 'host!' AND until < $before LIMIT $batch)",
        ("$before", (now - Memory).ToUnixTimeMilliseconds()), ("$batch", batch));

    /// <summary>Refuses, within the caller's transaction, a write under a lease that has passed on.</summary>
    /// <exception cref="StaleLeaseException">It has.</exception>
    public static void Check(SqliteConnection writer, SourceId source, long? fence)
    {
        if (fence is { } carried && Find(writer, LeaseKey.Of(source)).Fence > carried)
        {
            throw new StaleLeaseException(source, carried);
        }
    }

    private static (string Holder, long Until, long Fence) Find(SqliteConnection reader, LeaseKey key)
    {
        using var command = reader.Command("SELECT owner, until, fence FROM leases WHERE key = $key", ("$key", key.ToString()));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetString(0), row.GetInt64(1), row.GetInt64(2)) : (string.Empty, 0, 0);
    }

    private Task<bool> SetEndAsync(Lease lease, TimeSpan fromNow, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => writer.Execute(
            "UPDATE leases SET until = $until WHERE key = $key AND owner = $owner AND fence = $fence AND until > 0",
            ("$until", fromNow > TimeSpan.Zero ? file.Time.GetUtcNow().ToUnixTimeMilliseconds() + (long)fromNow.TotalMilliseconds : 0),
            ("$key", lease.Key.ToString()), ("$owner", lease.Owner), ("$fence", lease.Fence)) == 1,
        cancellationToken);
}
