using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Short spelling of parameterized commands.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public static long? Milliseconds(this DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();
}
