using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class HeldLeaseTests : IAsyncLifetime
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly LeaseKey Key = LeaseKey.Of(new SourceId("herald"));

    private LeasedStore _shared = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _shared = await LeasedStore.OpenAsync();

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Fact]
    public async Task It_is_renewed_for_as_long_as_it_is_held()
    {
        await using var held = await TakeAsync("first");
        for (var third = 0; third < 9; third++)
        {
            _shared.Time.Advance(Duration / 3);
            await RenewedAsync(held!);
        }

        Assert.True(held!.IsCurrent);
        Assert.Null(await TakeAsync("second"));
    }

    [Fact]
    public async Task It_is_free_once_it_was_given_back()
    {
        await (await TakeAsync("first"))!.DisposeAsync();

        await using var second = await TakeAsync("second");

        Assert.NotNull(second);
    }

    [Fact]
    public async Task That_of_a_process_killed_beside_this_one_is_free_at_once()
    {
        var worker = Worker.OfThisProcess();
        var parts = worker.Name.Split('/');
        await _shared.Store.Leases.TakeAsync(Key, $"{parts[0]}/999999999/{parts[2]}", Duration, Token);

        await using var held = (await HeldLease.TakeAsync(_shared.Store.Leases, Key, worker, Duration, _shared.Time, Token)).Held;

        Assert.Equal(2, held!.Lease.Fence);
    }

    [Fact]
    public async Task Its_holder_hears_that_another_has_taken_it()
    {
        await using var held = await TakeAsync("first");
        await _shared.Store.Leases.RenewAsync(held!.Lease, TimeSpan.FromTicks(1), Token);
        _shared.Time.Advance(TimeSpan.FromSeconds(1));
        await using var second = await TakeAsync("second");
        var lost = new TaskCompletionSource();
        await using var told = held.Lost.Register(lost.SetResult);

        _shared.Time.Advance(Duration / 3);
        await lost.Task.WaitAsync(Token);

        Assert.False(held.IsCurrent);
        Assert.True(second!.IsCurrent);
    }

    [Fact]
    public async Task A_store_that_is_away_does_not_end_it_but_its_holder_no_longer_counts_on_it()
    {
        await using var held = (await HeldLease.TakeAsync(new AwayAfterTaking(_shared.Store.Leases), Key, new Worker("first"), Duration, _shared.Time, Token)).Held!;

        _shared.Time.Advance(Duration / 3);
        Assert.True(held.IsCurrent);
        _shared.Time.Advance(Duration);

        Assert.False(held.IsCurrent);
        Assert.False(held.Lost.IsCancellationRequested);
    }

    private async Task<HeldLease?> TakeAsync(string worker) =>
        (await HeldLease.TakeAsync(_shared.Store.Leases, Key, new Worker(worker), Duration, _shared.Time, Token)).Held;

    /// <summary>The renewal that the clock has set off runs beside the test: another worker sees a full duration when it is done.</summary>
    private async Task RenewedAsync(HeldLease held)
    {
        while ((await _shared.Store.Leases.TakeAsync(Key, "looks", Duration, Token)).Remaining < Duration)
        {
            await Task.Yield();
        }

        Assert.True(held.IsCurrent);
    }

    private sealed class AwayAfterTaking(ILeaseStore store) : ILeaseStore
    {
        public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => store.NowAsync(cancellationToken);

        public Task<LeaseAttempt> TakeAsync(LeaseKey key, string owner, TimeSpan duration, CancellationToken cancellationToken) =>
            store.TakeAsync(key, owner, duration, cancellationToken);

        public Task<bool> RenewAsync(Lease lease, TimeSpan duration, CancellationToken cancellationToken) => throw new StoreUnavailableException("away");

        public Task ReleaseAsync(Lease lease, CancellationToken cancellationToken) => throw new StoreUnavailableException("away");
    }
}
