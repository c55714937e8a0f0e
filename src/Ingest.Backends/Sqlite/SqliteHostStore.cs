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

    public Task SaveAsync(HostState state, CancellationToken cancellationToken) => file.WriteAsync(
        (writer, _) => Save(writer, state), cancellationToken);

    /// <summary>Writes a host within the caller's transaction.</summary>
    public static int Save(SqliteConnection writer, HostState state) => writer.Execute(
        "INSERT OR REPLACE INTO hosts (host, next_allowed_at) VALUES ($host, $at)", ("$host", state.Host), ("$at", state.NextAllowedAt.ToUnixTimeMilliseconds()));
}
