using Ingest.Core.Fetch;
using Ingest.Tests.Support;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Fetch;

public sealed class HostGateTests : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);
    private readonly FakeTimeProvider _clock = new(Some.Now);
    private readonly OwnHosts _hosts = new();
    private readonly HostGate _gate;

    public HostGateTests() => _gate = Gate(new FetchOptions());

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task The_first_request_goes_at_once()
    {
        await using var pass = await EnterAsync("a.example");

        Assert.Null(pass.HeldUntil);
    }

    [Fact]
    public async Task A_second_request_waits_for_the_first_to_end()
    {
        var first = await EnterAsync("a.example", TimeSpan.Zero);
        var second = EnterAsync("a.example", TimeSpan.Zero);

        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_second_request_waits_for_the_delay_from_start_to_start()
    {
        await (await EnterAsync("a.example")).DisposeAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var second = EnterAsync("a.example");

        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await (await second).DisposeAsync();
    }

    [Theory]
    [InlineData("*.example", "a.example")]
    [InlineData("a.example", "*.example")]
    public async Task A_host_has_one_pace_whatever_the_key_it_is_asked_under(string first, string then)
    {
        await (await _gate.EnterAsync(first, "a.example", Delay, 1, TestContext.Current.CancellationToken)).DisposeAsync();
        var second = _gate.EnterAsync(then, "a.example", Delay, 1, TestContext.Current.CancellationToken);

        Assert.False(second.IsCompleted);
        _clock.Advance(Delay);
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task Another_host_is_not_kept_waiting()
    {
        await using var first = await EnterAsync("a.example");
        await using var second = await EnterAsync("b.example");

        Assert.Null(second.HeldUntil);
    }

    [Fact]
    public async Task Waiters_are_served_in_order()
    {
        var first = await EnterAsync("a.example", TimeSpan.Zero);
        var second = EnterAsync("a.example", TimeSpan.Zero);
        var third = EnterAsync("a.example", TimeSpan.Zero);

        await first.DisposeAsync();
        var pass = await second;
        Assert.False(third.IsCompleted);
        await pass.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task A_source_may_ask_twice_at_one_time()
    {
        await using var first = await _gate.EnterAsync("a.example", TimeSpan.Zero, 2, TestContext.Current.CancellationToken);
        await using var second = await _gate.EnterAsync("a.example", TimeSpan.Zero, 2, TestContext.Current.CancellationToken);
        var third = _gate.EnterAsync("a.example", TimeSpan.Zero, 2, TestContext.Current.CancellationToken);

        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task Only_so_many_hosts_are_asked_at_once()
    {
        using var gate = Gate(new FetchOptions { HostsAtOnce = 2 });
        var first = await gate.EnterAsync("a.example", Delay, 1, TestContext.Current.CancellationToken);
        await using var second = await gate.EnterAsync("b.example", Delay, 1, TestContext.Current.CancellationToken);
        var third = gate.EnterAsync("c.example", Delay, 1, TestContext.Current.CancellationToken);

        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task A_short_hold_is_waited_out()
    {
        _gate.HoldUntil("a.example", Some.Now.AddSeconds(20));
        var waiting = EnterAsync("a.example");

        _clock.Advance(TimeSpan.FromSeconds(19));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await using var pass = await waiting;
        Assert.Null(pass.HeldUntil);
    }

    [Fact]
    public async Task A_long_hold_is_told_at_once()
    {
        _gate.HoldUntil("a.example", Some.Now.AddMinutes(10));

        await using var pass = await EnterAsync("a.example");

        Assert.Equal(Some.Now.AddMinutes(10), pass.HeldUntil);
    }

    [Fact]
    public async Task A_hold_reaches_those_who_already_wait()
    {
        var first = await EnterAsync("a.example");
        var second = EnterAsync("a.example");
        _gate.HoldUntil("a.example", Some.Now.AddMinutes(10));

        await first.DisposeAsync();

        Assert.Equal(Some.Now.AddMinutes(10), (await second).HeldUntil);
    }

    [Fact]
    public async Task A_long_delay_is_waited_for_nevertheless()
    {
        await (await EnterAsync("a.example", TimeSpan.FromSeconds(120))).DisposeAsync();
        var second = EnterAsync("a.example");

        _clock.Advance(TimeSpan.FromSeconds(119));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await second).HeldUntil);
    }

    [Fact]
    public async Task A_429_doubles_the_delay_and_good_answers_bring_it_back()
    {
        _gate.Slow("a.example");
        _gate.Slow("a.example");
        Assert.Equal(TimeSpan.FromSeconds(20), await SpacingAsync());

        _gate.Ease("a.example");
        Assert.Equal(TimeSpan.FromSeconds(10), await SpacingAsync());

        _gate.Ease("a.example");
        Assert.Equal(TimeSpan.FromSeconds(5), await SpacingAsync());
    }

    [Fact]
    public async Task The_slowdown_has_an_end()
    {
        for (var i = 0; i < 40; i++)
        {
            _gate.Slow("a.example");
        }

        Assert.Equal(TimeSpan.FromSeconds(120), await SpacingAsync());
    }

    [Fact]
    public async Task A_cancelled_waiter_gives_up_its_place()
    {
        using var cancel = new CancellationTokenSource();
        var first = await EnterAsync("a.example", TimeSpan.Zero);
        var second = _gate.EnterAsync("a.example", TimeSpan.Zero, 1, cancel.Token);
        var third = EnterAsync("a.example", TimeSpan.Zero);

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await first.DisposeAsync();

        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task What_may_not_be_asked_now_is_known_over_a_restart()
    {
        await (await EnterAsync("a.example")).DisposeAsync();
        await using (await EnterAsync("b.example"))
        {
            _gate.HoldUntil("b.example", Some.Now.AddHours(1));
        }

        using var restarted = Gate(new FetchOptions());
        var spaced = restarted.EnterAsync("a.example", Delay, 1, TestContext.Current.CancellationToken);
        await using var held = await restarted.EnterAsync("b.example", Delay, 1, TestContext.Current.CancellationToken);

        Assert.Equal(Some.Now.AddHours(1), held.HeldUntil);
        Assert.False(spaced.IsCompleted);
        _clock.Advance(Delay);
        await (await spaced).DisposeAsync();
    }

    [Fact]
    public async Task A_host_that_another_worker_talks_to_is_waited_for()
    {
        var other = new TaskCompletionSource();
        _hosts.Other = other.Task;
        var entering = EnterAsync("a.example");

        Assert.False(entering.IsCompleted);
        other.SetResult();
        await (await entering).DisposeAsync();
    }

    [Fact]
    public async Task A_host_is_let_go_as_soon_as_nobody_here_needs_it()
    {
        var first = await EnterAsync("a.example", TimeSpan.Zero);
        var second = EnterAsync("a.example", TimeSpan.Zero);
        await first.DisposeAsync();
        Assert.Equal(["a.example"], _hosts.Claimed);

        await (await second).DisposeAsync();

        Assert.Empty(_hosts.Claimed);
        Assert.Equal(1, _hosts.Claims);
    }

    [Fact]
    public async Task A_host_is_let_go_after_a_while_however_many_wait_here()
    {
        var first = await EnterAsync("a.example", TimeSpan.Zero);
        var second = EnterAsync("a.example", TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromSeconds(11));

        await first.DisposeAsync();
        await (await second).DisposeAsync();

        Assert.Equal(2, _hosts.Claims);
    }

    [Fact]
    public async Task A_host_that_passed_to_another_worker_during_the_wait_is_claimed_again_before_it_is_asked()
    {
        _hosts.Hold("a.example", Some.Now.AddSeconds(20));
        var entering = EnterAsync("a.example");
        Assert.Equal(1, _hosts.Claims);

        _hosts.AreCurrent = false;
        await _clock.AdvanceUntilAsync(entering, TimeSpan.FromSeconds(5));

        await (await entering).DisposeAsync();
        Assert.Equal(2, _hosts.Claims);
        Assert.Empty(_hosts.Claimed);
    }

    [Fact]
    public async Task A_claim_is_not_left_behind_by_a_caller_that_gives_up()
    {
        await (await EnterAsync("a.example")).DisposeAsync();
        using var giveUp = new CancellationTokenSource();
        var waiting = _gate.EnterAsync("a.example", Delay, 1, giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Empty(_hosts.Claimed);
    }

    [Fact]
    public async Task Hosts_at_rest_are_forgotten()
    {
        for (var i = 0; i < 100; i++)
        {
            await (await EnterAsync($"{i}.example")).DisposeAsync();
        }

        _gate.HoldUntil("held.example", Some.Now.AddHours(1));
        _clock.Advance(TimeSpan.FromMinutes(2));
        await (await EnterAsync("next.example")).DisposeAsync();

        Assert.Equal(2, _gate.Count);
    }

    private HostGate Gate(FetchOptions options) => new(Options.Create(options), _hosts, _clock);

    private Task<HostPass> EnterAsync(string host, TimeSpan? delay = null) =>
        _gate.EnterAsync(host, delay ?? Delay, 1, TestContext.Current.CancellationToken);

    private async Task<TimeSpan> SpacingAsync()
    {
        var entering = EnterAsync("a.example");
        await _clock.AdvanceUntilAsync(entering, TimeSpan.FromSeconds(5));
        await (await entering).DisposeAsync();
        return _gate.NextAllowedAt("a.example")!.Value - _clock.GetUtcNow();
    }
}
