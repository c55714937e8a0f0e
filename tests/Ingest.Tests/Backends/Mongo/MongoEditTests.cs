using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>How changes by hand without transactions stay whole: cut short, and beside other writers.</summary>
public sealed class MongoEditTests : MongoServerTest
{
    private const string Herald = "https://herald.example/news/1";
    private const string Gazette = "https://gazette.example/news/1";

    [Fact]
    public async Task A_placement_that_was_overtaken_by_a_merge_leaves_the_story_that_was_taken_up_where_it_is_kept()
    {
        var (into, from) = ((await PlaceAsync(Herald)).Story!, (await PlaceAsync(Gazette)).Story!);
        var merged = false;
        var revising = ByPlace with
        {
            Decide = (_, neighborhood) =>
            {
                if (!merged)
                {
                    merged = true;
                    Store.Stories.EditAsync([into.Id, from.Id], stories => Edits.Merged(stories[0], stories[1]), Token).GetAwaiter().GetResult();
                }

                return new Verdict.Revision(neighborhood.SamePlace!.Id, new Evidence("test", "revised"));
            },
            Apply = (_, target, verdict) => new StoryChange(verdict, target! with { Title = "Revised", Revision = target.Revision + 1 }, new Revision(into.Id, target.Revision, Some.Now, "headline", ["title"], target with { Appearances = [] }), null),
        };

        // The judgement begins before the merge and is written after it.
        var stale = 0;
        await Store.Stories.PlaceAsync(Some.Draft(Herald), revising with { Apply = (draft, target, verdict) => revising.Apply(draft, stale++ == 0 ? into : target, verdict) }, null, Token);

        var revisions = await Store.Stories.RevisionsAsync(into.Id, Token);
        Assert.Equal(from.Body, Assert.Single(revisions, revision => revision.Kind == Revision.Merged && revision.Before.Id == from.Id).Before.Body);
        Assert.Contains(revisions, revision => revision is { Kind: "headline", Number: 1 });
    }

    [Fact]
    public async Task A_change_whose_new_story_is_there_from_an_attempt_that_was_cut_short_completes()
    {
        var story = (await PlaceAsync(Herald)).Story!;
        var own = Some.Story(Gazette) with { Title = "Cut short" };
        await Store.Records.WriteAsync([new StoreRecord.OfStory(own)], Token);
        var asked = 0;

        await Store.Stories.EditAsync(
            [story.Id],
            stories => ++asked > 3 ? throw new InvalidOperationException("it goes round in circles") : new StoryEdit { Stories = [stories[0] with { Title = "Left" }, own with { Title = "Whole" }] },
            Token);

        Assert.Equal(("Left", "Whole"), ((await Store.Stories.FindAsync(story.Id, Token))!.Title, (await Store.Stories.FindAsync(own.Id, Token))!.Title));
    }

    [Fact]
    public async Task Other_writers_are_not_tried_against_for_ever()
    {
        var story = (await PlaceAsync(Herald)).Story!;

        StoryEdit Overtaken(IReadOnlyList<Story> stories)
        {
            Server.Replace("stories", Counted(Server.Documents("stories").Single()));
            return new StoryEdit { Stories = [stories[0] with { Title = "Late" }] };
        }

        await Assert.ThrowsAsync<StoreContendedException>(() => Store.Stories.EditAsync([story.Id], Overtaken, Token));
    }

    [Fact]
    public async Task A_split_that_was_cut_short_and_is_made_again_gives_one_story()
    {
        var place = new Appearance { Source = new SourceId("gazette"), Url = Gazette, Title = "Revised", SeenAt = Some.Now.AddDays(1), Relation = AppearanceRelation.Revision };
        var before = Some.Story(Herald);
        var story = before with { Title = "Revised", Body = ["Sixty barges were counted."], Revision = 1, Appearances = [before.Appearances[0], place] };
        await Store.Records.WriteAsync([new StoreRecord.OfStory(story)], Token);
        await Store.Records.WriteAsync([new StoreRecord.OfRevision(new Revision(story.Id, 0, place.SeenAt, "grown", ["body"], before with { Appearances = [] }))], Token);
        var time = new FakeTimeProvider(Some.Now.AddDays(2));
        var corrector = new StoryCorrector(Store, null!, time);

        var first = await corrector.SplitAsync(story.Id.Value, new Uri(Gazette), new SourceSet([]), Token);

        // As if the last write had been left out.
        await Store.Records.WriteAsync([new StoreRecord.OfStory(story)], Token);
        time.Advance(TimeSpan.FromMinutes(1));
        var second = await corrector.SplitAsync(story.Id.Value, new Uri(Gazette), new SourceSet([]), Token);

        Assert.Equal(2, Server.Documents("stories").Count);
        Assert.Equal(first.Other!.Id, second.Other!.Id);
        Assert.Equal(before.Title, (await Store.Stories.FindAsync(story.Id, Token))!.Title);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_change_that_another_writer_made_impossible_nothing_is_written(bool beforeTheFirstWrite)
    {
        var (into, from, third) = ((await PlaceAsync(Herald)).Story!, (await PlaceAsync(Gazette)).Story!, (await PlaceAsync("https://kurier.example/1")).Story!);
        var own = Some.Story("https://bote.example/1");
        var isTaken = false;
        void Take()
        {
            if (!isTaken)
            {
                isTaken = true;
                Store.Stories.EditAsync([into.Id], stories => new StoryEdit { Stories = [stories[0] with { Title = "Other" }] }, Token).GetAwaiter().GetResult();
                Store.Stories.EditAsync([third.Id, from.Id], stories => Edits.Merged(stories[0], stories[1]), Token).GetAwaiter().GetResult();
            }
        }

        StoryEdit Merge(IReadOnlyList<Story> stories)
        {
            if (beforeTheFirstWrite)
            {
                Take();
            }

            var decided = new InterruptedDecision(Take, Correction.Of(("key-of-" + Herald, Herald), ("key-of-" + Gazette, Gazette), CorrectionKind.Same, Some.Now));
            var merged = Edits.Merged(stories[0], stories[1]);
            return merged with { Decided = decided, Stories = [.. merged.Stories, own], Fingerprints = [(own.Id, Some.Now, Some.Fingerprint(5))] };
        }

        var edit = await Store.Stories.EditAsync([into.Id, from.Id], Merge, Token);

        Assert.Null(edit);
        Assert.Empty(Server.Documents("corrections"));
        Assert.Empty(await Store.Stories.RevisionsAsync(into.Id, Token));
        Assert.Equal(("Other", third.Id), ((await Store.Stories.FindAsync(into.Id, Token))!.Title, (await Store.Stories.FindByUrlAsync(PlaceKey.OfStory(from.Id), Token))?.Id));
        Assert.Equal((null, 2), (await Store.Stories.FindAsync(own.Id, Token), Server.Documents("fingerprints").Count));
    }

    private static BsonDocument Counted(BsonDocument story)
    {
        story["version"] = story["version"].AsInt32 + 1;
        return story;
    }
}
