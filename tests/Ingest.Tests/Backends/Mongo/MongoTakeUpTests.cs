using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>One story takes up another: beside other writers, and when answers or fingerprints are lost on the way.</summary>
public sealed class MongoTakeUpTests : MongoServerTest
{
    private const string Herald = "https://herald.example/news/1";
    private const string Gazette = "https://gazette.example/news/1";

    /// <summary>A text whose near one is known becomes part of that.</summary>
    private static readonly Placement ByText = ByPlace with
    {
        Decide = (_, neighborhood) => neighborhood.Near.Count > 0 ? new Verdict.Duplicate(neighborhood.Near[0].Id, new Evidence("test", "near")) : new Verdict.New(),
        Apply = (draft, target, verdict) => target is null
            ? new StoryChange(verdict, draft.Story, null, draft.Fingerprint)
            : new StoryChange(verdict, target with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
    };

    [Fact]
    public async Task Of_two_changes_that_take_up_one_story_at_one_moment_one_has_it()
    {
        var (into, from, third) = ((await PlaceAsync(Herald)).Story!, (await PlaceAsync(Gazette)).Story!, (await PlaceAsync("https://kurier.example/1")).Story!);
        void Take() => Store.Stories.EditAsync([third.Id, from.Id], stories => Edits.Merged(stories[0], stories[1]), Token).GetAwaiter().GetResult();

        var late = await Store.Stories.EditAsync(
            [into.Id, from.Id], stories => Edits.Merged(stories[0], stories[1]) with { Decided = new InterruptedDecision(Take, Correction.Of(("a", Herald), ("b", Gazette), CorrectionKind.Same, Some.Now)) }, Token);

        Assert.Null(late);
        Assert.Equal((1, 2), ((await Store.Stories.FindAsync(into.Id, Token))!.Appearances.Count, (await Store.Stories.FindAsync(third.Id, Token))!.Appearances.Count));
        Assert.Equal(third.Id, (await Store.Stories.FindByUrlAsync(Some.Draft(Gazette).UrlKey, Token))?.Id);
        Assert.Empty(Server.Documents("corrections"));
    }

    [Fact]
    public async Task A_story_that_was_taken_up_is_gone_though_the_answer_was_lost()
    {
        var (into, from) = ((await PlaceAsync(Herald)).Story!, (await PlaceAsync(Gazette)).Story!);
        Server.Fail("delete", Fault.Kind.CloseAfter, times: 3, collection: "stories");

        var edit = await Store.Stories.EditAsync([into.Id, from.Id], stories => Edits.Merged(stories[0], stories[1]), Token);

        Assert.NotNull(edit);
        Assert.Equal(2, Assert.Single(Server.Documents("stories"))["appearances"].AsBsonArray.Count);
    }

    [Fact]
    public async Task A_fingerprint_that_came_back_without_its_story_leads_to_the_story_that_took_that_up()
    {
        var to = (await Store.Stories.PlaceAsync(Some.Draft(Herald, keys: [1]), ByText, null, Token)).Story!;
        var gone = await LeaveFingerprintAsync(8, 9);
        await Store.Records.WriteAsync([new StoreRecord.OfPlace(PlaceKey.OfUrl(PlaceKey.OfStory(gone)), to.Id)], Token);

        var change = await Store.Stories.PlaceAsync(Some.Draft(Gazette, keys: [8, 9]), ByText, null, Token);

        Assert.Equal((to.Id, 2), (change.Verdict.Target, Assert.Single(Server.Documents("stories"))["appearances"].AsBsonArray.Count));
        Assert.DoesNotContain(Server.Documents("fingerprints"), document => document["_id"] == gone.Value);
    }

    [Fact]
    public async Task A_fingerprint_whose_story_is_nowhere_goes_away()
    {
        var gone = await LeaveFingerprintAsync(8, 9);

        var change = await Store.Stories.PlaceAsync(Some.Draft(Gazette, keys: [8, 9]), ByText, null, Token);

        Assert.IsType<Verdict.New>(change.Verdict);
        Assert.DoesNotContain(Server.Documents("fingerprints"), document => document["_id"] == gone.Value);
    }

    private async Task<StoryId> LeaveFingerprintAsync(params uint[] keys)
    {
        var gone = StoryId.Create(Some.Now);
        await Store.Records.WriteAsync([new StoreRecord.OfFingerprint(gone, new SourceId("herald"), "Gone", Some.Now, Some.Now, Some.Fingerprint(keys))], Token);
        return gone;
    }
}
