using System.Text.Json;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.EndToEnd;

public sealed class StoryShowTests : TwoStoresTest
{
    private const string Herald = "https://herald.example/news/1";
    private const string Gazette = "https://gazette.example/news/1";
    private const string ArabicTitle = "المجلس يعد القوارب";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_story_is_shown_with_its_places_their_evidence_its_earlier_states_and_decisions(bool mongo)
    {
        var store = Store(mongo);
        await ImportAsync(store, Line(Herald, 1), Line(Gazette, 2), Line(Herald, 3, "Counted anew"));
        await Verb.RunAsync("story", "merge", Herald, Gazette, "--store", store);

        var show = await Verb.RunAsync("story", "show", Gazette, "--store", store);
        var json = Assert.Single((await Verb.RunAsync("story", "show", Herald, "--json", "--store", store)).Lines);
        var byId = await Verb.RunAsync("story", "show", json.GetProperty("story").GetProperty("id").GetString()!, "--store", store);

        Assert.True(show.Exit == 0, show.Error);
        Assert.Equal(show.Output, byId.Output);
        Assert.Contains("title        \u2068Counted anew\u2069", show.Output, StringComparison.Ordinal);
        Assert.Contains($"Z {Gazette} \u2068News number 2\u2069", show.Output, StringComparison.Ordinal);
        Assert.Matches(@"variant: an editor said so \(20\d\d-\d\d-\d\d\) \[editor\]", show.Output);
        Assert.Matches(@"revision     0 until 20.*: .*title.*\n {13}title then: \u2068News number 1\u2069\n {13}body then: \u20681 paragraph, 200 words\u2069", show.Output);
        Assert.Matches(@"revision     1 until 20.*: story [0-9a-f]{32} became part of this one\n {13}title then: \u2068News number 2\u2069", show.Output);
        Assert.Matches("decided      an editor said so .* are one story", show.Output);
        Assert.EndsWith(MadeUpNews.Words(3, 200) + "\n", show.Output, StringComparison.Ordinal);
        Assert.Equal(2, json.GetProperty("story").GetProperty("appearances").GetArrayLength());
        Assert.Equal(["title", "body"], json.GetProperty("revisions")[0].GetProperty("changed").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal("same", Assert.Single(json.GetProperty("decisions").EnumerateArray()).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Text_that_runs_from_right_to_left_turns_nothing_beside_it_and_commands_no_terminal()
    {
        await ImportAsync(Temp.At("a.db"), Line(Herald, 1, ArabicTitle + "\u202e\u2069\u001b[31m"));

        var show = await Verb.RunAsync("story", "show", Herald, "--store", Temp.At("a.db"));

        Assert.Contains($"title        \u2068{ArabicTitle}", show.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", show.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", show.Output, StringComparison.Ordinal);
        Assert.Equal(show.Output.Count(c => c == '\u2068'), show.Output.Count(c => c == '\u2069'));
    }

    [Fact]
    public async Task A_story_that_is_not_there_is_told()
    {
        await ImportAsync(Temp.At("a.db"), Line(Herald, 1));

        var show = await Verb.RunAsync("story", "show", Gazette, "--store", Temp.At("a.db"));

        Assert.Equal((1, string.Empty), (show.Exit, show.Output));
        Assert.Contains($"there is no story '{Gazette}'", show.Error, StringComparison.Ordinal);
    }

    private static string Line(string url, int text, string? title = null) =>
        JsonSerializer.Serialize(new { id = url, url, title = title ?? "News number " + text, body = MadeUpNews.Words(text, 200), source = new Uri(url).Host.Split('.')[0] });

    private Task<VerbResult> ImportAsync(string store, params string[] lines) => Verb.RunAsync("import", Temp.Write("in.jsonl", string.Join('\n', lines)), "--store", store);
}
