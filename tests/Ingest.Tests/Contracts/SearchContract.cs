using CsCheck;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about finding stories by their words.</summary>
public abstract class SearchContract : StoreContract
{
    private static readonly Placement ByPlace = new(
        (draft, neighborhood) => neighborhood.SamePlace is { } known ? new Verdict.Revision(known.Id, new Evidence("test", "changed")) : new Verdict.New(),
        (draft, target, verdict) => verdict is Verdict.Revision
            ? new StoryChange(verdict, draft.Story with { Id = target!.Id, Revision = target.Revision + 1 }, null, draft.Fingerprint)
            : new StoryChange(verdict, draft.Story, null, draft.Fingerprint),
        TimeSpan.FromHours(72));

    private int _placed;

    [Theory]
    [InlineData("الانتربول")]
    [InlineData("أنتربول")]
    [InlineData("الإنتربول")]
    [InlineData("للانتربول")]
    [InlineData("مذكرة الأنتربول")]
    public async Task An_arabic_word_is_found_with_and_without_article_and_hamza(string asked)
    {
        await PlaceAsync("1", "وزع أنتربول مذكرة", "ar");
        await PlaceAsync("2", "وزعت الشرطة مذكرة", "ar");

        Assert.Equal(["1"], await FindAsync(asked));
    }

    [Theory]
    [InlineData("barges", "1", "2")]
    [InlineData("BARGES counted", "1")]
    [InlineData("barges, sold!", "2")]
    [InlineData("barge")]
    [InlineData("counted sold")]
    [InlineData("café", "2")]
    [InlineData("cafe", "2")]
    [InlineData("3.5", "1")]
    [InlineData("3,5", "1")]
    [InlineData("5")]
    [InlineData("東京", "3")]
    [InlineData("京", "3")]
    [InlineData("京東")]
    [InlineData("コーヒー", "3")]
    [InlineData("ー", "3")]
    [InlineData("𠮷野", "3")]
    [InlineData("هند\u064Bی", "4")]
    [InlineData("हिन्दी", "4")]
    [InlineData("िन")]
    [InlineData("barges zzz")]
    public async Task Every_word_must_occur_as_a_whole(string asked, params string[] found)
    {
        await PlaceAsync("1", "Barges counted: 3.5 a day");
        await PlaceAsync("2", "Barges sold at the Café");
        await PlaceAsync("3", "𠮷野で東京コーヒー", "ja");
        await PlaceAsync("4", "हिन्दी هندي", "hi");

        Assert.Equal(found, await FindAsync(asked));
    }

    [Fact]
    public async Task The_newest_stories_come_first_of_one_source_or_all()
    {
        foreach (var n in new[] { "1", "2", "3" })
        {
            await PlaceAsync(n, "Barges " + n);
        }

        var all = (await Store.Stories.LatestAsync(null, null, 2, Token)).Select(Name);
        var none = await Store.Stories.LatestAsync(new SourceId("unknown"), null, 2, Token);

        Assert.Equal(["3", "2"], all);
        Assert.Empty(none);
    }

    [Theory]
    [InlineData("\"barges\"", "1", "2")]
    [InlineData("\"barges counted", "1")]
    [InlineData("\"counted barges\"", "1")]
    [InlineData("barges -counted", "1")]
    [InlineData("-counted", "1")]
    [InlineData("barges OR sold")]
    [InlineData("barges NOT counted")]
    [InlineData("NEAR(barges counted)")]
    [InlineData("barg*")]
    [InlineData("^barges", "1", "2")]
    [InlineData("words: barges")]
    [InlineData("{words}: barges")]
    [InlineData("barges' --; DROP TABLE stories")]
    [InlineData("(barges", "1", "2")]
    [InlineData("barges + counted", "1")]
    [InlineData("$where")]
    [InlineData("\\\"barges\\", "1", "2")]
    [InlineData("barges\0counted", "1")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\"")]
    [InlineData("\"\"\"-'*()[]{}^:~؟،")]
    public async Task Nothing_typed_is_an_operator(string asked, params string[] found)
    {
        await PlaceAsync("1", "Barges counted");
        await PlaceAsync("2", "Barges sold");

        Assert.Equal(found, await FindAsync(asked));
    }

    [Fact]
    public async Task Half_of_a_character_only_separates()
    {
        await PlaceAsync("1", "Barges counted");

        Assert.Equal(["1"], await FindAsync("barges\uD83Dcounted"));
    }

    [Fact]
    public async Task A_very_long_question_is_cut_and_no_error()
    {
        var words = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => $"word{(char)('a' + (n % 26))}{n}"));
        await PlaceAsync("1", words);
        await PlaceAsync("2", "wordless");

        Assert.Equal(["1"], await FindAsync(words));
        Assert.Empty(await FindAsync(new string('x', 100_000)));
    }

    [Fact]
    public async Task A_search_keeps_order_and_pages_and_goes_with_every_other_wish()
    {
        for (var n = 0; n < 9; n++)
        {
            await PlaceAsync($"{n}", n % 3 == 2 ? "Boats sold" : "Barges counted", source: n < 5 ? "a" : "b", at: Some.Now.AddMinutes(n));
        }

        var first = await ListAsync(new StoryQuery(Limit: 2, Search: "counted barges"));
        var rest = await ListAsync(new StoryQuery(After: first[^1].Id, Search: "counted barges"));

        Assert.Equal(["0", "1"], first.Select(Name));
        Assert.Equal(["3", "4", "6", "7"], rest.Select(Name));
        Assert.Equal(["6", "7"], (await ListAsync(new StoryQuery(new SourceId("b"), Search: "barges"))).Select(Name));
        Assert.Equal(["4", "6", "7"], (await ListAsync(new StoryQuery(UpdatedSince: Some.Now.AddMinutes(4), Search: "barges"))).Select(Name));
        Assert.Equal(["6"], (await ListAsync(new StoryQuery(new SourceId("b"), Some.Now.AddMinutes(4), first[0].Id, 1, "barges"))).Select(Name));
        Assert.Empty(await ListAsync(new StoryQuery(Limit: 0, Search: "barges")));
    }

    [Fact]
    public async Task More_stories_than_a_page_are_all_found()
    {
        for (var n = 0; n < 205; n++)
        {
            await PlaceAsync($"{n}", "Barges counted");
        }

        Assert.Equal(Enumerable.Range(0, 205).Select(n => $"{n}"), await FindAsync("barges"));
    }

    [Fact]
    public async Task A_changed_story_is_found_by_its_new_words_only()
    {
        await PlaceAsync("1", "Barges counted");
        await PlaceAsync("1", "Boats counted");
        await ReopenAsync();

        Assert.Empty(await FindAsync("barges"));
        Assert.Equal(["1"], await FindAsync("boats counted"));
    }

    [Fact]
    public async Task Whatever_is_asked_finds_the_stories_whose_tokens_hold_it()
    {
        string[] parts = ["barges", "barge", "Café", "3.5", "3", "-", "\"", " OR ", " ", " ", "النشرة", "نشرة", "ونشرة", "東京", "京都", "京", "ー", "हि", "ไท", "ย", "\u064B", "א", "*"];
        var texts = Enumerable.Range(0, 12).Select(n => string.Join(' ', parts.Where((_, index) => (n + 3) * (index + 5) % 7 < 2))).ToList();
        foreach (var (n, text) in texts.Index())
        {
            await PlaceAsync($"{n}", text);
        }

        Gen.Int[0, parts.Length - 1].Array[1, 4].Select(chosen => string.Concat(chosen.Select(index => parts[index]))).Sample(
            asked => FindAsync(asked).GetAwaiter().GetResult().SequenceEqual(Expected(asked)), iter: 100, threads: 1);

        IEnumerable<string> Expected(string asked)
        {
            var words = SearchTokens.OfQuery(asked);
            return texts.Index().Where(text => words.Count > 0 && words.All(SearchTokens.Of(text.Item, []).Contains)).Select(text => $"{text.Index}");
        }
    }

    private Task PlaceAsync(string name, string text, string language = "en", string source = "herald", DateTimeOffset? at = null)
    {
        var draft = Some.Draft("https://herald.example/" + name, text, at: at ?? Some.Now.AddMinutes(_placed++), source: source);
        return Store.Stories.PlaceAsync(draft with { Story = draft.Story with { Language = language, Body = [], SearchTokens = SearchTokens.Of(text, []) } }, ByPlace, null, Token);
    }

    private async Task<IEnumerable<string>> FindAsync(string asked) => (await ListAsync(new StoryQuery(Search: asked))).Select(Name);

    private async Task<List<Story>> ListAsync(StoryQuery query)
    {
        var stories = new List<Story>();
        await foreach (var story in Store.Stories.ListAsync(query, Token))
        {
            stories.Add(story);
        }

        return stories;
    }

    private static string Name(Story story) => story.Url.Split('/')[^1];
}
