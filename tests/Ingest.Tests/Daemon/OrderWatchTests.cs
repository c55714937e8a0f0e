using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Tests.Operator;
using Ingest.Tests.Support;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Quartz;

namespace Ingest.Tests.Daemon;

/// <summary>An order that was left in the store is found by a daemon; what is overdue otherwise waits as it was planned.</summary>
public sealed class OrderWatchTests : DeskTest
{
    private static readonly SourceId Herald = new("herald");
    private static readonly SourceId Gazette = new("gazette");

    private readonly FakeTimeProvider _time = new(Some.Now);

    public override ValueTask InitializeAsync()
    {
        Temp.Write("sources/herald.yaml", "id: herald\nschedule: { cron: \"0 4 29 2 *\" }\ndiscover:\n  - feed: https://herald.example/rss\n");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_source_that_was_ordered_to_be_read_now_in_the_store_is_planned_for_now()
    {
        await OpenAsync(_time, _ => Task.CompletedTask);
        var before = await IsPlannedAsync(Herald);

        await Desk.Store.Sources.OrderDueAsync(Herald, Some.Now, Token);
        await LookAsync();

        Assert.Equal((false, true), (before, await IsPlannedAsync(Herald)));
    }

    [Fact]
    public async Task The_verb_that_leaves_the_order_names_the_setting_and_promises_no_time()
    {
        await OpenAsync();

        var order = await Verb.RunAsync("run-now", "herald", "--sources", Temp.At("sources"), "--store", Temp.At("a.db"));

        Assert.True(order.Exit == 0, order.Error);
        Assert.Contains("source herald is due now, by the order that is left in the store: a daemon takes it up when it looks there next (Daemon:OrdersEvery), and", order.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_paused_waits_until_it_is_resumed()
    {
        await OpenAsync(_time, _ => Task.CompletedTask);
        await Desk.Store.Sources.OrderDueAsync(Herald, Some.Now, Token);
        await Desk.Store.Sources.OrderPauseAsync(Herald, new Pause(Some.Now, "legal") { By = "desk" }, Token);
        await LookAsync();
        var paused = await IsPlannedAsync(Herald);

        await Desk.Store.Sources.OrderPauseAsync(Herald, null, Token);
        await LookAsync();

        Assert.Equal((false, true), (paused, await IsPlannedAsync(Herald)));
    }

    [Fact]
    public async Task One_that_was_overdue_and_paused_at_the_start_is_read_when_it_is_resumed()
    {
        await OpenAsync(_time, store => OverdueAsync(store, Herald, new Pause(Some.Now.AddHours(-1), "legal") { By = "desk" }));
        await LookAsync();
        var paused = await IsPlannedAsync(Herald);

        await Desk.Store.Sources.OrderPauseAsync(Herald, null, Token);
        await LookAsync();

        Assert.Equal((false, true), (paused, await IsPlannedAsync(Herald)));
    }

    [Fact]
    public async Task A_run_that_broke_waits_as_planned_and_an_order_ends_the_wait()
    {
        await OpenAsync(_time, store => OverdueAsync(store, Herald));
        await PlanAgainAsync(Herald, again: null);
        await LookAsync();
        var broken = await IsPlannedAsync(Herald);

        _time.Advance(TimeSpan.FromSeconds(30));
        await Desk.Store.Sources.OrderDueAsync(Herald, _time.GetUtcNow(), Token);
        await LookAsync();

        Assert.Equal((false, true), (broken, await IsPlannedAsync(Herald)));
    }

    [Fact]
    public async Task A_source_that_another_worker_runs_waits_for_the_end_of_the_lease()
    {
        await OpenAsync(_time, store => OverdueAsync(store, Herald));
        await PlanAgainAsync(Herald, again: Some.Now.AddMinutes(5));

        await LookAsync();

        Assert.False(await IsPlannedAsync(Herald));
    }

    [Fact]
    public async Task What_is_overdue_at_the_start_stays_spread()
    {
        foreach (var id in new[] { Gazette, Herald })
        {
            Temp.Write($"sources/{id}.yaml", $"id: {id}\nschedule: {{ every: 1h }}\ndiscover:\n  - feed: https://{id}.example/rss\n");
        }

        await OpenAsync(_time, async store =>
        {
            await OverdueAsync(store, Gazette);
            await OverdueAsync(store, Herald);
        });
        var before = (await IsPlannedAsync(Gazette), await IsPlannedAsync(Herald));

        await LookAsync();

        Assert.Equal((true, false), before);
        Assert.Equal(before, (await IsPlannedAsync(Gazette), await IsPlannedAsync(Herald)));
    }

    [Fact]
    public async Task A_daemon_that_stops_takes_up_nothing()
    {
        await OpenAsync(_time, _ => Task.CompletedTask);
        await Desk.Store.Sources.OrderDueAsync(Herald, Some.Now, Token);
        Desk.Get<IHostApplicationLifetime>().StopApplication();

        await LookAsync();

        Assert.False(await IsPlannedAsync(Herald));
    }

    [Fact]
    public async Task A_look_that_fails_is_logged_and_ends_nothing()
    {
        await OpenAsync(_time, _ => Task.CompletedTask);
        await Desk.Store.Sources.OrderDueAsync(Herald, Some.Now, Token);
        Desk.Get<SourceSchedule>().Dispose();

        await LookAsync();

        Assert.Contains(Desk.Log.All, line => line.Contains("Looking in the store for orders failed", StringComparison.Ordinal));
    }

    private static async Task OverdueAsync(IIngestStore store, SourceId id, Pause? pause = null)
    {
        await store.Sources.SaveAsync(new SourceState { Id = id, DueAt = Some.Now.AddMinutes(-5) }, Token);
        await store.Sources.OrderPauseAsync(id, pause, Token);
    }

    private Task LookAsync() => Desk.Get<OrderWatch>().LookAsync(Token);

    /// <summary>As at the end of a run, whose own trigger is spent.</summary>
    private async Task PlanAgainAsync(SourceId id, DateTimeOffset? again)
    {
        var scheduler = await SchedulerAsync();
        foreach (var trigger in await scheduler.GetTriggersOfJob(new JobKey(id.Value), Token))
        {
            await scheduler.UnscheduleJob(trigger.Key, Token);
        }

        await Desk.Get<SourceSchedule>().PlanAsync(scheduler, Desk.Get<SourceCatalog>().Current.Find(id)!, again, pushed: false, Token);
    }

    private async Task<bool> IsPlannedAsync(SourceId id) =>
        (await (await SchedulerAsync()).GetTriggersOfJob(new JobKey(id.Value), Token)).Any(trigger => trigger.StartTimeUtc <= _time.GetUtcNow());

    private async Task<IScheduler> SchedulerAsync() => await Desk.Get<ISchedulerFactory>().GetScheduler(Token);
}
