using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

internal sealed class SqliteHostStore(SqliteFile file) : IHostStore
{
    public Task<IReadOnlyList<HostState>> AllAsync(CancellationToken cancellationToken) => file.ReadAsync<IReadOnlyList<HostState>>(
        reader =>
        {
            using var command = reader.Command("SELECT host, next_allowed_at FROM hosts ORDER BY host");
            using var rows = command.ExecuteReader();
            var hosts = new List<HostState>();
            while (rows.Read())
            {
                hosts.Add(new HostState(rows.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1))));
            }

            return hosts;
        },
        cancellationToken);

    public Task<HostState?> FindAsync(string host, CancellationToken cancellationToken) => file.ReadAsync(
        reader => reader.Scalar("SELECT next_allowed_at FROM hosts WHERE host = $host", ("$host", host)) is long at ? new HostState(host, DateTimeOffset.FromUnixTimeMilliseconds(at)) : null,
        cancellationToken);

    public Task SaveAsync(HostState state, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => Save(writer, state), cancellationToken);

    /// <summary>Writes a host within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, HostState state) => writer.Execute(
        "INSERT INTO hosts (host, next_allowed_at) VALUES ($host, $at) ON CONFLICT (host) DO UPDATE SET next_allowed_at = MAX(next_allowed_at, excluded.next_allowed_at)",
        ("$host", state.Host), ("$at", state.NextAllowedAt.ToUnixTimeMilliseconds()));
}
