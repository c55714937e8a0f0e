using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Options;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about stories that an older version of the program folded.</summary>
public abstract class FoldingContract : StoreContract
{
    private static readonly Placement Placement = new(new StoryMatcher(Options.Create(new DeduplicationOptions())).Decide, StoryChanges.Apply, TimeSpan.FromHours(72));

    [Fact]
    public async Task An_older_story_is_folded_anew_and_nothing_else_of_it_changes()
    {
        var old = await StoreOldAsync(1);

        var done = await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        var now = await Store.Stories.FindAsync(old.Id, Token);
        Assert.Equal(1, done);
        Assert.Equal(StoryFolding.Version, now!.Folding);
        Assert.Contains("barges", now.SearchTokens);
        Assert.NotEqual(old.ContentHash, now.ContentHash);
        Assert.Equivalent(old, now with { Folding = old.Folding, SearchTokens = old.SearchTokens, ContentHash = old.ContentHash }, strict: true);
    }

    [Fact]
    public async Task Identifiers_get_the_form_in_which_they_are_compared_now_and_those_that_lead_elsewhere_stay()
    {
        var (old, other) = (await StoreOldAsync(1), await StoreOldAsync(2));
        Story At(Story story, string guid) => story with { Appearances = [story.Appearances[0] with { Guid = guid }] };
        await Store.Records.WriteAsync([new StoreRecord.OfStory(At(old, "https://herald.example/?p=7&x=1")), new StoreRecord.OfStory(At(other, "https://herald.example/taken"))], Token);
        await Store.Records.WriteAsync([new StoreRecord.OfPlace(PlaceKey.OfGuid(old.Source, "/taken"), old.Id)], Token);

        await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        var guid = GuidForm.Of("http://www.herald.example/?p=7&x=1")!;
        var places = (await Store.Records.ReadAsync(RecordKind.Places, null, Today, Token)).Records.Cast<StoreRecord.OfPlace>().ToDictionary(place => place.Key, place => place.Story);
        Assert.Equal(guid, (await Store.Stories.FindAsync(old.Id, Token))!.Appearances[0].Guid);
        Assert.Equal((old.Id, old.Id), (places[PlaceKey.OfGuid(old.Source, guid)], places[PlaceKey.OfGuid(old.Source, "/taken")]));
    }

    [Fact]
    public async Task Folded_anew_it_is_found_by_likeness_again()
    {
        var old = await StoreOldAsync(1);
        var before = await PlaceAsync(Near(1, "valley"), rehearse: true);

        await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        Assert.IsType<Verdict.New>(before.Verdict);
        Assert.Equal(old.Id, (await PlaceAsync(Near(1, "valley"))).Verdict.Target);
    }

    [Fact]
    public async Task Until_then_it_is_found_by_its_address_and_by_its_very_words()
    {
        var old = await StoreOldAsync(1);

        var again = await PlaceAsync(Told(1, "herald"));
        var copy = await PlaceAsync(Told(1, "gazette"));

        Assert.Equal((old.Id, old.Id), (again.Verdict.Target, copy.Verdict.Target));
        Assert.IsType<Verdict.Unchanged>(again.Verdict);
        Assert.IsType<Verdict.Duplicate>(copy.Verdict);
    }

    [Fact]
    public async Task The_text_that_a_story_had_before_leads_to_it_as_well()
    {
        var first = (await PlaceAsync(Told(1, "herald"))).Story!;
        var revised = Told(2, "herald") with { UrlKey = Told(1, "herald").UrlKey };
        await PlaceAsync(revised);
        await MakeOldAsync(first.Id);

        await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        Assert.Equal((first.Id, first.Id), ((await PlaceAsync(Near(1, "valley"))).Verdict.Target, (await PlaceAsync(Near(2, "gazette"))).Verdict.Target));
    }

    [Fact]
    public async Task Interrupted_it_goes_on_with_those_that_are_left()
    {
        for (var n = 0; n < 5; n++)
        {
            await StoreOldAsync(n);
        }

        var refolding = new Refolding(StoryFolding.Version, StoryFolding.Renew, StoryFolding.PrintOf);
        var first = await Store.Stories.RefoldAsync(refolding, null, 2, Token);
        var left = await Store.Stories.CountFoldedBeforeAsync(StoryFolding.Version, Token);
        await ReopenAsync();
        var rest = await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        Assert.Equal((2, 3, 3), (first.Count, left, rest));
        Assert.Equal(0, await Store.Stories.CountFoldedBeforeAsync(StoryFolding.Version, Token));
        Assert.Equal(0, await FoldingUpdate.RunAsync(Store, _ => { }, Token));
    }

    [Fact]
    public async Task A_story_whose_fingerprint_is_no_longer_kept_gets_none()
    {
        await StoreOldAsync(1);
        await Store.PurgeAsync(Retention.Default, Today.AddDays(8), Token);

        await FoldingUpdate.RunAsync(Store, _ => { }, Token);

        Assert.Equal(0, await Store.Records.CountAsync(RecordKind.Fingerprints, Today, Token));
    }

    /// <summary>A story as version 1 would have left it, if it had folded otherwise.</summary>
    private async Task<Story> StoreOldAsync(int n)
    {
        var placed = (await PlaceAsync(Told(n, "herald"))).Story!;
        return await MakeOldAsync(placed.Id);
    }

    private async Task<Story> MakeOldAsync(StoryId id)
    {
        var story = (await Store.Stories.FindAsync(id, Token))! with { Folding = 1, SearchTokens = ["old"], ContentHash = "old" };
        var print = Fingerprinter.Compute(story.Title, story.Body);
        uint[] shifted = [.. print.Sketch.Select(hash => hash ^ 1).Order()];
        var old = print with { Version = 1, Sketch = shifted, Keys = Fingerprint.KeysOf(shifted) };
        await Store.Records.WriteAsync([new StoreRecord.OfStory(story)], Token);
        await Store.Records.WriteAsync([new StoreRecord.OfFingerprint(id, story.Source, story.Title, Some.Now, Today, old)], Token);
        return story;
    }

    private Task<StoryChange> PlaceAsync(StoryDraft draft, bool rehearse = false) => Store.Stories.PlaceAsync(
        draft, rehearse ? Placement with { Apply = (_, _, verdict) => new StoryChange(verdict, null, null, null) } : Placement, null, Token);

    private static StoryDraft Told(int n, string source) => Drafted(MadeUpNews.Words(n, 200) + " barges", $"Barges counted {n}", source);

    private static StoryDraft Near(int n, string source) => Drafted(MadeUpNews.Words(n, 190) + " boats", $"Barges counted {n}", source);

    private static StoryDraft Drafted(string body, string title, string source)
    {
        var draft = Some.Told(body, title, source, $"https://{source}.example/{title.Replace(' ', '-')}");
        return draft with { Story = StoryFolding.Renew(draft.Story) };
    }
}
