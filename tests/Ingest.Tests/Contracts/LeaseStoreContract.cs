using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about leases, and about writes under a lease that has passed on.</summary>
public abstract class LeaseStoreContract : StoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly SourceId Herald = new("herald");
    private static readonly LeaseKey Key = LeaseKey.Of(Herald);
    private static readonly Placement AlwaysNew = new(
        (_, _) => new Verdict.New(), (draft, _, verdict) => new StoryChange(verdict, draft.Story, null, draft.Fingerprint), TimeSpan.FromHours(72));

    public static TheoryData<string> Writes => [.. Written.Keys];

    private static Dictionary<string, Func<IIngestStore, long?, Task>> Written { get; } = new()
    {
        ["link"] = (store, fence) => store.Links.SettleAsync(Some.Link() with { Fence = fence, State = LinkState.Stored }, Token),
        ["offer"] = (store, fence) => store.Links.OfferAsync([Some.Link() with { Fence = fence }], Token),
        ["source"] = (store, fence) => store.Sources.SaveAsync(new SourceState { Id = Herald, LastError = "written", Fence = fence }, Token),
        ["run"] = (store, fence) => store.Runs.AddAsync(new RunReport { Source = Herald, StartedAt = Today, Duration = Minute, Fence = fence }, Token),
        ["rejection"] = (store, fence) => store.Quarantine.SaveAsync(
            new QuarantineEntry("key", Herald, "https://herald.example/1", RejectionReason.NoBody, "seen", Today) { Fence = fence }, Token),
        ["page"] = (store, fence) => store.Pages.SaveAsync(
            new StoredPage("key", Herald, "https://herald.example/1", 200, new Dictionary<string, string>(), new byte[] { 1 }, "utf-8", Today) { Fence = fence }, Token),
        ["story"] = (store, fence) => store.Stories.PlaceAsync(Some.Draft() with { Fence = fence }, AlwaysNew, Some.Link() with { Fence = fence }, Token),
    };

    [Fact]
    public async Task Of_many_that_ask_at_once_one_gets_the_lease()
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Store.Leases.TakeAsync(Key, $"worker-{n}", Minute, Token))));

        var winner = Assert.Single(attempts, attempt => attempt.Taken is not null);
        Assert.All(attempts, attempt => Assert.Equal(winner.Holder, attempt.Holder));
        Assert.All(attempts, attempt => Assert.InRange(attempt.Remaining, TimeSpan.FromSeconds(1), 2 * Minute));
    }

    [Fact]
    public async Task A_lease_that_is_over_passes_on_with_a_greater_fence_and_cannot_be_renewed()
    {
        var first = (await Store.Leases.TakeAsync(Key, "first", TimeSpan.Zero, Token)).Taken!;

        var second = (await Store.Leases.TakeAsync(Key, "second", Minute, Token)).Taken!;

        Assert.Equal(first.Fence + 1, second.Fence);
        Assert.False(await Store.Leases.RenewAsync(first, Minute, Token));
        await Store.Leases.ReleaseAsync(first, Token);
        Assert.Equal("second", (await Store.Leases.TakeAsync(Key, "third", Minute, Token)).Holder);
    }

    [Fact]
    public async Task A_lease_that_was_renewed_in_time_or_taken_by_nobody_else_is_kept()
    {
        var lease = (await Store.Leases.TakeAsync(Key, "first", TimeSpan.Zero, Token)).Taken!;

        Assert.True(await Store.Leases.RenewAsync(lease, Minute, Token));

        Assert.Null((await Store.Leases.TakeAsync(Key, "second", Minute, Token)).Taken);
    }

    [Fact]
    public async Task A_released_lease_is_free_at_once()
    {
        var lease = (await Store.Leases.TakeAsync(Key, "first", Minute, Token)).Taken!;

        await Store.Leases.ReleaseAsync(lease, Token);

        Assert.False(await Store.Leases.RenewAsync(lease, Minute, Token));
        Assert.Equal(lease.Fence + 1, (await Store.Leases.TakeAsync(Key, "second", Minute, Token)).Taken!.Fence);
    }

    [Fact]
    public async Task Sources_and_hosts_of_one_name_are_apart()
    {
        Assert.NotNull((await Store.Leases.TakeAsync(Key, "first", Minute, Token)).Taken);
        Assert.NotNull((await Store.Leases.TakeAsync(LeaseKey.OfHost("herald"), "second", Minute, Token)).Taken);
        Assert.NotNull((await Store.Leases.TakeAsync(LeaseKey.Of(new SourceId("gazette")), "third", Minute, Token)).Taken);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_is_written_under_a_lease_that_has_passed_on_is_refused_and_changes_nothing(string record)
    {
        var stale = (await Store.Leases.TakeAsync(Key, "frozen", TimeSpan.Zero, Token)).Taken!;
        await Store.Leases.TakeAsync(Key, "successor", Minute, Token);

        await Assert.ThrowsAsync<StaleLeaseException>(() => Written[record](Store, stale.Fence));

        Assert.Equal((0, 0, 0), await CountAsync());
        Assert.Null(await Store.Links.FindAsync("key", Token));
        Assert.Null(await Store.Pages.FindAsync("key", Token));
        Assert.Null((await Store.Sources.FindAsync(Herald, Token))?.LastError);
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public Task What_is_written_under_the_lease_that_holds_is_kept(string record) => KeptAsync(record, lease => lease.Fence);

    [Theory]
    [MemberData(nameof(Writes))]
    public Task What_is_written_outside_of_runs_is_kept_whoever_has_the_lease(string record) => KeptAsync(record, _ => null);

    [Fact]
    public async Task The_state_of_a_source_and_its_lease_leave_each_other_alone()
    {
        await Store.Sources.SaveAsync(new SourceState { Id = Herald, DueAt = Today, LastError = "before" }, Token);
        var lease = (await Store.Leases.TakeAsync(Key, "worker", Minute, Token)).Taken!;
        Assert.Equal("before", (await Store.Sources.FindAsync(Herald, Token))!.LastError);

        await Store.Sources.SaveAsync(new SourceState { Id = Herald, Fence = lease.Fence }, Token);

        var state = (await Store.Sources.FindAsync(Herald, Token))!;
        Assert.Equal((null, null), (state.LastError, state.DueAt));
        Assert.True(await Store.Leases.RenewAsync(lease, Minute, Token));
    }

    [Fact]
    public async Task A_purge_leaves_leases_that_hold()
    {
        var lease = (await Store.Leases.TakeAsync(LeaseKey.OfHost("herald.example"), "worker", Minute, Token)).Taken!;

        await Store.PurgeAsync(Retention.Default, Today.AddSeconds(30), Token);

        Assert.True(await Store.Leases.RenewAsync(lease, Minute, Token));
    }

    private async Task KeptAsync(string record, Func<Lease, long?> fence)
    {
        await Store.Leases.TakeAsync(Key, "before", TimeSpan.Zero, Token);
        var lease = (await Store.Leases.TakeAsync(Key, "now", Minute, Token)).Taken!;

        await Written[record](Store, fence(lease));

        var (stories, runs, quarantined) = await CountAsync();
        var written = record switch
        {
            "link" => (await Store.Links.FindAsync("key", Token))?.State == LinkState.Stored,
            "offer" => (await Store.Links.FindAsync("key", Token))?.State == LinkState.Pending,
            "source" => (await Store.Sources.FindAsync(Herald, Token))?.LastError == "written",
            "run" => runs == 1,
            "rejection" => quarantined == 1,
            "page" => await Store.Pages.FindAsync("key", Token) is not null,
            _ => stories == 1,
        };
        Assert.True(written, record);
    }

    private async Task<(long Stories, int Runs, int Quarantined)> CountAsync() => (
        await Store.Stories.CountAsync(Token), (await Store.Runs.LatestAsync(null, 10, Token)).Count, (await Store.Quarantine.LatestAsync(null, null, 10, Token)).Count);
}
