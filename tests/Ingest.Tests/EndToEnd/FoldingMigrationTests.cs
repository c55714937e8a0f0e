using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ingest.Tests.EndToEnd;

/// <summary><c>ingest db migrate</c> on a store whose stories an older program folded.</summary>
public sealed class FoldingMigrationTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Store => _temp.At("ingest.db");

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Older_stories_are_counted_folded_anew_and_then_up_to_date()
    {
        await Verb.RunAsync("import", _temp.Write("lines.jsonl", """
            {"id": "1", "title": "Barges counted", "text": "The council counted 31 barges at Quilport."}
            {"id": "2", "title": "Mill sold", "text": "The old mill at Dunsey was sold to a choir of nine."}
            """), "--store", Store);
        Execute("UPDATE stories SET doc = json_remove(json_set(doc, '$.search_tokens', json('[\"old\"]'), '$.content_hash', 'old'), '$.folding')");

        var dry = await MigrateAsync("--dry-run");
        var lost = await Verb.RunAsync("export", "--search", "barges", "--store", Store);
        var migrated = await MigrateAsync();
        var found = await Verb.RunAsync("export", "--search", "barges", "--store", Store);
        var again = await MigrateAsync();

        Assert.Equal((0, 0, 0), (dry.Exit, migrated.Exit, again.Exit));
        Assert.Contains("fold the texts of 2 stories anew", dry.Output);
        Assert.Contains("nothing was changed", dry.Error);
        Assert.Empty(lost.Lines);
        Assert.Contains("fold the texts of 2 stories anew", migrated.Output);
        Assert.NotEqual("old", Assert.Single(found.Lines).GetProperty("content_hash").GetString());
        Assert.Empty(again.Output);
        Assert.Contains("up to date", again.Error);
    }

    private Task<VerbResult> MigrateAsync(params string[] more) => Verb.RunAsync(["db", "migrate", "--store", Store, .. more]);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
