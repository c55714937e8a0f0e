using Ingest.Backends.Mongo;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Ingest.Tests.Support.Mongo;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>What can go wrong between us and the server.</summary>
public sealed class MongoFaultTests : MongoServerTest
{
    [Theory]
    [InlineData("insert", "stories")]
    [InlineData("findAndModify", "places")]
    [InlineData("insert", "fingerprints")]
    [InlineData("insert", "claims")]
    [InlineData("update", "links")]
    [InlineData("delete", "claims")]
    public async Task A_step_whose_answer_is_lost_is_done_once(string command, string collection)
    {
        Server.Fail(command, Fault.Kind.CloseAfter, collection: collection);
        Server.Fail(command, Fault.Kind.CloseInAnswer, collection: collection);

        var change = await PlaceAsync(settle: Some.Link());

        Assert.Equal(change.Story!.Id.Value, Assert.Single(Server.Documents("stories"))["_id"]);
        Assert.Equal(change.Story.Id.Value, Assert.Single(Server.Documents("fingerprints"))["_id"]);
        Assert.Equal(change.Story.Id, (await Store.Links.FindAsync("key", Token))!.Story);
        Assert.Empty(Server.Documents("claims"));
    }

    [Theory]
    [InlineData(nameof(Fault.Kind.CloseAfter), 0)]
    [InlineData(nameof(Fault.Kind.CloseInAnswer), 0)]
    [InlineData(nameof(Fault.Kind.WriteConcernError), 64)]
    public async Task A_revision_whose_confirmation_is_lost_is_done_once_and_found_by_its_new_text(string what, int code)
    {
        var first = (await PlaceAsync()).Story!;
        var revised = Some.Draft(title: "Barges counted again", keys: [71, 72, 73]);
        var revising = ByPlace with
        {
            Decide = (_, neighborhood) => neighborhood.SamePlace!.Title == first.Title ? new Verdict.Revision(first.Id, new Evidence("test", "changed")) : new Verdict.Unchanged(first.Id),
            Apply = (draft, target, verdict) => verdict is Verdict.Unchanged
                ? new StoryChange(verdict, null, null, null)
                : new StoryChange(verdict, target! with { Title = draft.Story.Title, Revision = 1 }, null, draft.Fingerprint),
        };
        Server.Fail("update", Enum.Parse<Fault.Kind>(what), times: 2, collection: "stories", code: code);

        await Store.Stories.PlaceAsync(revised, revising, null, Token);

        var story = Assert.Single(Server.Documents("stories"));
        Assert.Equal(("Barges counted again", 2), (story["title"].AsString, story["version"].AsInt32));
        Assert.Equal((long)revised.Fingerprint.Exact, Assert.Single(Server.Documents("fingerprints"))["exact"].AsInt64);
    }

    [Theory]
    [InlineData(10107)]
    [InlineData(189)]
    [InlineData(91)]
    public async Task A_change_of_primary_is_waited_out(int code)
    {
        Server.Fail("insert", Fault.Kind.Error, times: 3, collection: "stories", code: code);

        await PlaceAsync();

        Assert.Single(Server.Documents("stories"));
    }

    [Fact]
    public async Task A_write_that_too_few_members_confirmed_is_repeated()
    {
        Server.Fail("update", Fault.Kind.WriteConcernError, collection: "sources", code: 64);

        await Store.Sources.SaveAsync(new SourceState { Id = new SourceId("herald") }, Token);

        Assert.Equal(2, Server.Commands.Count(command => command.GetElement(0) is { Name: "update", Value.AsString: "sources" }));
        Assert.Single(Server.Documents("sources"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_named_with_the_remedy()
    {
        await using var store = await OpenAsync(Quick with { Retries = 1 }, patience: 1);
        await Server.GoAwayAsync();

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Stories.CountAsync(Token));

        Assert.Contains($"MongoDB 127.0.0.1:{Server.Port}/ingest cannot be reached", exception.Message);
        Assert.Contains("Store:Connection", exception.Message);
    }

    [Fact]
    public async Task When_it_is_back_the_same_store_goes_on()
    {
        await PlaceAsync();
        await using var store = await OpenAsync(Quick, patience: 1);
        await Server.GoAwayAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Stories.CountAsync(Token));

        Server.ComeBack();

        Assert.Equal(1, await store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task A_server_that_refuses_the_user_is_not_asked_again()
    {
        Server.Fail("find", Fault.Kind.Error, times: 5, collection: "sources", code: 13);

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.Sources.AllAsync(Token));

        Assert.Contains("refuses", exception.Message);
        Assert.Single(Server.Commands, command => command.GetElement(0) is { Name: "find", Value.AsString: "sources" });
    }

    [Fact]
    public async Task After_many_failures_calls_are_held_back_and_fail_at_once()
    {
        await using var store = await OpenAsync(Quick with { BreakAfter = 2, BreakFor = TimeSpan.FromMinutes(5) });
        Server.Fail("find", Fault.Kind.Error, times: 100, collection: "sources", code: 91);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Sources.AllAsync(Token));
        var asked = Server.Commands.Count;

        var exception = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Hosts.AllAsync(Token));

        Assert.Contains("held back", exception.Message);
        Assert.DoesNotContain(Server.Commands.Skip(asked), command => command.GetElement(0).Name == "find");
    }

    [Fact]
    public async Task Every_write_waits_for_a_majority_and_messages_are_compressed()
    {
        await PlaceAsync(settle: Some.Link());

        var writes = Server.Commands.Where(command => command.GetElement(0).Name is "insert" or "update" or "delete" or "findAndModify").ToList();
        Assert.NotEmpty(writes);
        Assert.All(writes, write => Assert.Equal("majority", write["writeConcern"]["w"]));
        Assert.True(Server.Compressed.ContainsKey(Compression.Zstd));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_is_given_up_and_the_step_is_done_once()
    {
        var time = new FakeTimeProvider(Some.Now);
        await using var store = await MongoStore.OpenAsync(Server.ConnectionString, Quick with { Timeout = TimeSpan.FromHours(1) }, time, NullLogger.Instance, Token);
        Server.Fail("update", Fault.Kind.Slow, collection: "hosts");
        var asked = Server.WhenAsync(() => Server.Commands.Any(command => command.GetElement(0) is { Name: "update", Value.AsString: "hosts" }));

        var saving = store.Hosts.SaveAsync(new HostState("herald.example", Some.Now), Token);
        await asked.WaitAsync(Token);
        time.Advance(TimeSpan.FromHours(1));
        await time.AdvanceUntilAsync(saving, TimeSpan.FromMilliseconds(1));

        Assert.Single(Server.Documents("hosts"));
        Assert.Equal(2, Server.Commands.Count(command => command.GetElement(0) is { Name: "update", Value.AsString: "hosts" }));
    }

    [Fact]
    public async Task A_standalone_server_serves_as_well()
    {
        await using var standalone = MongoDouble.Start(replicaSet: false);
        await using var store = await Ingest.Backends.StoreFactory.OpenAsync(standalone.ConnectionString, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);

        await store.Stories.PlaceAsync(Some.Draft(), ByPlace, Some.Link(), Token);

        Assert.Equal(1, await store.Stories.CountAsync(Token));
        Assert.Empty(standalone.Refusals);
    }
}
