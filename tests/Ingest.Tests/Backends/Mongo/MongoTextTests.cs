using Ingest.Core.Storage;
using Ingest.Tests.Support;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>The text index as people use it in mongosh, and as the stand-in plays it.</summary>
public sealed class MongoTextTests : MongoServerTest
{
    [Theory]
    [InlineData("انتربول", "1")]
    [InlineData("\"انتربول\" \"مذكره\"", "1")]
    [InlineData("انتربول barges", "1", "2")]
    [InlineData("\"انتربول\" \"barges\"")]
    [InlineData("\"barges\" \"coun\"", "2")]
    [InlineData("\"barges\" \"ounte\"", "2")]
    [InlineData("\"barges\" counted", "2")]
    [InlineData("ounte")]
    [InlineData("BARGES", "2")]
    [InlineData("bargés", "2")]
    [InlineData("barges مذكره -counted", "1")]
    [InlineData("barges مذكره -\"انتربول\"", "2")]
    [InlineData("-barges")]
    [InlineData("barges-counted", "2")]
    [InlineData("count")]
    [InlineData("barge")]
    [InlineData("")]
    public async Task A_search_of_the_text_index_finds(string search, params string[] found)
    {
        await PlaceAsync("1", "ar", "مذكره", "انتربول", "discount");
        await PlaceAsync("2", "en", "barges", "counted");

        var stories = await new MongoClient(Server.ConnectionString).GetDatabase("ingest").GetCollection<BsonDocument>("stories")
            .Find(new BsonDocument("$text", new BsonDocument("$search", search))).ToListAsync(Token);

        Assert.Equal(found, stories.Select(story => story["url"].AsString).Order());
    }

    [Fact]
    public async Task A_phrase_within_a_word_does_not_count_in_a_search_of_the_store()
    {
        await PlaceAsync("1", "en", "ana", "barges");
        await PlaceAsync("2", "en", "banana", "barges");

        var found = new List<string>();
        await foreach (var story in Store.Stories.ListAsync(new StoryQuery(Search: "ana barges"), Token))
        {
            found.Add(story.Url);
        }

        Assert.Equal(["1"], found);
    }

    private Task PlaceAsync(string url, string language, params string[] tokens)
    {
        var draft = Some.Draft(url);
        return Store.Stories.PlaceAsync(draft with { Story = draft.Story with { Language = language, SearchTokens = tokens } }, ByPlace, null, Token);
    }
}
