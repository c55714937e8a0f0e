using System.Text.Json;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Reads rows whose first column is a JSON document.</summary>
internal static class SqliteDocuments
{
    public static List<T> Documents<T>(this SqliteConnection reader, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = reader.Command(sql, parameters);
        using var rows = command.ExecuteReader();
        var documents = new List<T>();
        while (rows.Read())
        {
            documents.Add(JsonSerializer.Deserialize<T>(rows.GetString(0), StoryJson.Options)!);
        }

        return documents;
    }
}
