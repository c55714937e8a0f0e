using Ingest.Backends.Mongo;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using MongoDB.Bson;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>How placements without transactions stay whole: killed, frozen and racing writers.</summary>
public sealed class MongoPlacementTests : MongoServerTest
{
    private const string Url = "https://herald.example/news/1";

    [Fact]
    public async Task A_place_whose_writer_died_is_completed_under_the_id_it_had_reserved()
    {
        var reserved = StoryId.Create(Some.Now);
        Server.Put("places", new BsonDocument { { "_id", "u:key-of-" + Url }, { "story", reserved.Value } });

        var change = await PlaceAsync(Url);

        Assert.Equal(reserved, change.Story!.Id);
        Assert.Equal(reserved.Value, Assert.Single(Server.Documents("stories"))["_id"]);
    }

    [Fact]
    public async Task A_new_story_takes_nine_calls()
    {
        await PlaceAsync();
        var before = Server.Commands.Count;

        await PlaceAsync("https://herald.example/news/2");

        Assert.Equal(
            [
                "insert claims", "find places", "find corrections", "find fingerprints", "find fingerprints", "findAndModify places", "insert fingerprints", "insert stories", "delete claims",
            ],
            Server.Commands.Skip(before).Select(command => $"{command.GetElement(0).Name} {command.GetElement(0).Value}"));
    }

    [Fact]
    public async Task A_writer_that_wakes_up_after_its_claims_were_taken_over_does_not_store_twice()
    {
        await using var other = await OpenAsync(Quick);
        StoryChange? faster = null;
        var slept = ByPlace with
        {
            Decide = (draft, neighborhood) =>
            {
                if (faster is null)
                {
                    // While this one is frozen its lease ends, and another worker stores the same page.
                    Server.Expire(DateTimeOffset.UtcNow.AddMinutes(5));
                    faster = other.Stories.PlaceAsync(Some.Draft(Url), ByPlace, null, Token).GetAwaiter().GetResult();
                }

                return ByPlace.Decide(draft, neighborhood);
            },
        };

        var late = await Store.Stories.PlaceAsync(Some.Draft(Url), slept, null, Token);

        Assert.IsType<Verdict.Unchanged>(late.Verdict);
        Assert.Equal(faster!.Story!.Id.Value, Assert.Single(Server.Documents("stories"))["_id"]);
    }

    [Fact]
    public async Task A_place_whose_writer_died_leads_to_the_story_that_its_text_was_found_in()
    {
        var elsewhere = (await PlaceAsync("https://gazette.example/1")).Story!;
        Server.Put("places", new BsonDocument { { "_id", "u:key-of-" + Url }, { "story", StoryId.Create(Some.Now).Value } });
        var same = ByPlace with
        {
            Decide = (_, _) => new Verdict.Duplicate(elsewhere.Id, new Evidence("test", "the same")),
            Apply = (draft, target, verdict) => new StoryChange(verdict, target! with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
        };

        await Store.Stories.PlaceAsync(Some.Draft(Url), same, null, Token);

        Assert.Equal(elsewhere.Id, (await Store.Stories.FindByUrlAsync("key-of-" + Url, Token))!.Id);
    }

    [Fact]
    public async Task A_writer_that_wakes_up_after_its_claims_were_taken_over_looks_for_near_texts_again()
    {
        var time = new FakeTimeProvider(Some.Now);
        await using var frozen = await MongoStore.OpenAsync(Server.ConnectionString, Quick, time, NullLogger.Instance, Token);
        StoryChange? faster = null;
        Placement ByText(bool freezes) => ByPlace with
        {
            Decide = (_, neighborhood) =>
            {
                if (freezes && faster is null)
                {
                    time.Advance(TimeSpan.FromMinutes(5));
                    Server.Expire(DateTimeOffset.UtcNow.AddMinutes(5));
                    faster = Store.Stories.PlaceAsync(Some.Draft("https://gazette.example/1", keys: [8, 9]), ByText(false), null, Token).GetAwaiter().GetResult();
                }

                // What was judged before the freeze knew of no neighbor.
                return neighborhood.Near.Count > 0 ? new Verdict.Duplicate(neighborhood.Near[0].Id, new Evidence("test", "near")) : new Verdict.New();
            },
            Apply = (draft, target, verdict) => target is null
                ? new StoryChange(verdict, draft.Story, null, draft.Fingerprint)
                : new StoryChange(verdict, target with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
        };

        var late = await frozen.Stories.PlaceAsync(Some.Draft(Url, keys: [8, 9]), ByText(true), null, Token);

        Assert.Equal(faster!.Story!.Id, late.Verdict.Target);
        Assert.Equal(2, Assert.Single(Server.Documents("stories"))["appearances"].AsBsonArray.Count);
    }

    [Fact]
    public async Task A_story_that_another_writer_changed_meanwhile_is_judged_again()
    {
        var first = (await PlaceAsync(Url)).Story!;
        await using var other = await OpenAsync(Quick);
        var raced = false;
        Placement Adding(string url, bool race) => ByPlace with
        {
            Decide = (_, _) =>
            {
                if (race && !raced)
                {
                    raced = true;
                    other.Stories.PlaceAsync(Some.Draft("https://b.example/1", keys: [5]), Adding("https://b.example/1", false), null, Token).GetAwaiter().GetResult();
                }

                return new Verdict.Duplicate(first.Id, new Evidence("test", "the same"));
            },
            Apply = (draft, target, verdict) => new StoryChange(verdict, target! with { Appearances = [.. target.Appearances, draft.Story.Appearances[0]] }, null, null),
        };

        await Store.Stories.PlaceAsync(Some.Draft("https://a.example/1", keys: [6]), Adding("https://a.example/1", true), null, Token);

        var story = await Store.Stories.FindAsync(first.Id, Token);
        Assert.Equal([Url, "https://b.example/1", "https://a.example/1"], story!.Appearances.Select(appearance => appearance.Url));
    }

    [Fact]
    public async Task Claims_that_outlived_their_worker_are_taken_over_when_their_lease_ends()
    {
        Server.Put("claims", new BsonDocument { { "_id", "u:key-of-" + Url }, { "owner", "dead" }, { "until", DateTime.UtcNow.AddSeconds(-1) } });

        await PlaceAsync(Url);

        Assert.Single(Server.Documents("stories"));
        Assert.Empty(Server.Documents("claims"));
    }

    [Fact]
    public async Task A_claim_that_holds_is_waited_for()
    {
        Server.Put("claims", new BsonDocument { { "_id", "u:key-of-" + Url }, { "owner", "other" }, { "until", DateTime.UtcNow.AddMinutes(1) } });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var placing = Store.Stories.PlaceAsync(Some.Draft(Url), ByPlace, null, patience.Token);
        while (Server.Commands.Count(command => command.GetElement(0) is { Name: "insert", Value.AsString: "claims" }) < 2)
        {
            await Task.Yield();
        }

        Assert.False(placing.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing);
        Assert.Equal("other", Assert.Single(Server.Documents("claims"))["owner"]);
    }

    [Fact]
    public async Task Documents_have_the_names_and_types_that_are_documented()
    {
        await PlaceAsync(Url, Some.Link());

        var story = Assert.Single(Server.Documents("stories"));
        Assert.Equal(BsonType.DateTime, story["updated"].BsonType);
        Assert.Equal(new DateTime(2026, 3, 2, 6, 40, 0, DateTimeKind.Utc), story["published"]["at"].ToUniversalTime());
        Assert.Equal(180, story["published"]["at_offset"].AsInt32);
        Assert.Equal("minute", story["published"]["precision"].AsString);
        Assert.Equal("herald", story["appearances"][0]["source"].AsString);
        Assert.Equal("stored", Assert.Single(Server.Documents("links"))["state"].AsString);
    }

    [Fact]
    public async Task A_story_of_any_language_goes_into_the_text_index()
    {
        var draft = Some.Draft(Url);
        draft = draft with { Story = draft.Story with { Language = "ar", SearchTokens = ["انتربول"] } };

        await Store.Stories.PlaceAsync(draft, ByPlace, null, Token);

        Assert.Equal("ar", Assert.Single(Server.Documents("stories"))["language"].AsString);
    }
}
