using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;
using Ingest.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Ingest.Backends.Sqlite;

/// <summary>Compares a file with <see cref="SqliteSchema"/> and brings it there; works within the caller's transaction.</summary>
internal sealed partial class SqliteMigration(SqliteConnection connection, string description)
{
    public const string Remedy = "run 'ingest db migrate'";

    /// <summary>How many steps the file has taken.</summary>
    /// <exception cref="StoreUnavailableException">More than this program knows.</exception>
    public int Version()
    {
        var version = ReadVersion();
        return version <= SqliteSchema.Steps.Count ? version : throw new StoreUnavailableException(
            $"{description} has schema {version}, this program knows {SqliteSchema.Steps.Count}; run the newer program, or name another store");
    }

    public int ReadVersion() => Convert.ToInt32(connection.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);

    /// <summary>Takes the steps that the file has not taken yet.</summary>
    public void Advance()
    {
        connection.CreateFunction<string, string>("guid_hash", PlaceKey.HashOf, isDeterministic: true);
        connection.CreateFunction(SqliteSchema.SearchTokens, (string? title, string? body) => SearchTokensOf(title, body), isDeterministic: true);
        for (var version = Version(); version < SqliteSchema.Steps.Count; version++)
        {
            connection.Execute(SqliteSchema.Steps[version]);
            connection.Execute(FormattableString.Invariant($"PRAGMA user_version = {version + 1}"));
        }
    }

    /// <summary>Creates what was removed by hand; what was altered by hand is left for a person to judge.</summary>
    public void Mend()
    {
        foreach (var missing in Missing())
        {
            connection.Execute(missing.Sql);
        }
    }

    /// <summary>What <see cref="Advance"/> and <see cref="Mend"/> would do now, in words.</summary>
    public IReadOnlyList<string> Plan()
    {
        var version = Version();
        return version < SqliteSchema.Steps.Count
            ? [.. Enumerable.Range(version, SqliteSchema.Steps.Count - version).SelectMany(step => Words(step + 1, SqliteSchema.Steps[step]))]
            : [.. Missing().Select(missing => $"create {missing.Name} again")];
    }

    /// <summary>Whatever differs from what the steps make.</summary>
    public IEnumerable<StoreFinding> Differences()
    {
        var (wanted, there) = (Wanted(), Objects(connection));
        foreach (var (name, sql) in wanted)
        {
            if (!there.TryGetValue(name, out var found))
            {
                yield return StoreFinding.Problem(name, "is missing", Remedy);
            }
            else if (Plain(found) != Plain(sql))
            {
                yield return StoreFinding.Problem(name, $"has another definition: {Plain(found)}", $"copy into a new file with 'ingest db copy', or give it back the definition {Plain(sql)}");
            }
        }

        foreach (var name in there.Keys.Except(wanted.Keys))
        {
            yield return StoreFinding.Note(name, "is unknown to this program", "nothing has to be done; drop it if nobody needs it");
        }
    }

    private IEnumerable<(string Name, string Sql)> Missing()
    {
        var there = Objects(connection);
        return Wanted().Where(wanted => !there.ContainsKey(wanted.Key)).Select(wanted => (wanted.Key, wanted.Value));
    }

    private static Dictionary<string, string> Wanted()
    {
        using var model = new SqliteConnection("Data Source=:memory:");
        model.Open();
        new SqliteMigration(model, "model").Advance();
        return Objects(model);
    }

    /// <summary>Tables first; what SQLite makes for itself, such as the shadow tables of a search index, comes with what it serves.</summary>
    private static Dictionary<string, string> Objects(SqliteConnection connection)
    {
        using var command = connection.Command(
            "SELECT m.type || ' ' || m.name, m.sql FROM sqlite_master m LEFT JOIN pragma_table_list t ON t.name = m.name AND t.schema = 'main' "
            + "WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND IFNULL(t.type, '') <> 'shadow' ORDER BY m.type <> 'table', m.rowid");
        using var rows = command.ExecuteReader();
        var objects = new Dictionary<string, string>();
        while (rows.Read())
        {
            objects[rows.GetString(0)] = rows.GetString(1);
        }

        return objects;
    }

    private static string SearchTokensOf(string? title, string? body) => JsonSerializer.Serialize(
        SearchTokens.Of(title ?? string.Empty, body is null ? [] : JsonSerializer.Deserialize<List<string>>(body)!), StoryJson.Options);

    /// <summary>One line a statement, up to what it is about.</summary>
    private static IEnumerable<string> Words(int version, string step) => TriggerBody().Replace(step, string.Empty).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(statement => $"schema {version}: {Plain(statement).Split(['(', '='], 2)[0].TrimEnd()}");

    private static string Plain(string sql) => Spaces().Replace(sql, " ").Trim();

    [GeneratedRegex(@"\bBEGIN\b.*?\bEND\b", RegexOptions.Singleline)]
    private static partial Regex TriggerBody();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
