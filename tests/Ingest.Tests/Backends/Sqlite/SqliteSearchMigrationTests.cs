using System.Text.Json;
using Ingest.Backends;
using Ingest.Backends.Sqlite;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Backends.Sqlite;

/// <summary>A file from before there was a search.</summary>
public sealed class SqliteSearchMigrationTests : IDisposable
{
    private const int StepsBeforeSearch = 3;

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stories_that_are_there_are_found_by_today_s_folding_and_say_nothing_else_than_before()
    {
        var before = Some.Story() with { Title = "مذكرة الأنتربول", SearchTokens = ["مذكره", "الانتربول"] };
        Write(before, Some.Story("https://herald.example/news/2", "Boats sold"));

        await using var store = await OpenAsync();
        var found = await FindAsync(store, "أنتربول");

        var after = Assert.Single(found);
        Assert.Contains("انتربول", after.SearchTokens);
        Assert.Equivalent(before, after with { SearchTokens = before.SearchTokens }, strict: true);
        Assert.Equal(2, (await FindAsync(store, "barges council counted")).Count);
    }

    [Fact]
    public async Task Whatever_writes_or_removes_stories_keeps_the_words_in_step()
    {
        await using var store = await OpenAsync();
        var story = Some.Story() with { SearchTokens = ["barges"] };

        Execute("INSERT OR REPLACE INTO stories VALUES ($id, 1, $doc)", story);
        Execute("INSERT OR REPLACE INTO stories VALUES ($id, 1, $doc)", story with { SearchTokens = ["boats"] });
        var (old, now) = (await FindAsync(store, "barges"), await FindAsync(store, "boats"));
        Execute("DELETE FROM stories WHERE id = $id", story);

        Assert.Empty(old);
        Assert.Single(now);
        Assert.Empty(await FindAsync(store, "boats"));
        Assert.Equal(0L, Scalar("SELECT (SELECT COUNT(*) FROM story_numbers) + (SELECT COUNT(*) FROM story_words WHERE story_words MATCH 'boats')"));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(params Story[] stories)
    {
        using (var connection = Connect())
        {
            foreach (var step in SqliteSchema.Steps.Take(StepsBeforeSearch))
            {
                connection.Execute(step);
            }

            connection.Execute($"PRAGMA user_version = {StepsBeforeSearch}");
        }

        foreach (var story in stories)
        {
            Execute("INSERT INTO stories VALUES ($id, 1, $doc)", story);
        }
    }

    private void Execute(string sql, Story story)
    {
        using var connection = Connect();
        connection.Execute(sql, ("$id", story.Id.Value), ("$doc", JsonSerializer.Serialize(story, StoryJson.Options)));
    }

    private object? Scalar(string sql)
    {
        using var connection = Connect();
        return connection.Scalar(sql);
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.At("ingest.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private async Task<IIngestStore> OpenAsync()
    {
        var store = await StoreFactory.OpenAsync(_folder.At("ingest.db"), NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        return store;
    }

    private static async Task<List<Story>> FindAsync(IIngestStore store, string asked)
    {
        var stories = new List<Story>();
        await foreach (var story in store.Stories.ListAsync(new StoryQuery(Search: asked), Token))
        {
            stories.Add(story);
        }

        return stories;
    }
}
