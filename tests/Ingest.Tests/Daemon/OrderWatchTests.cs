using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Tests.Operator;
using Ingest.Tests.Support;
using Quartz;

namespace Ingest.Tests.Daemon;

/// <summary>An order that was left in the store is found by a daemon whose source is due once in four years.</summary>
public sealed class OrderWatchTests : DeskTest
{
    private static readonly SourceId Herald = new("herald");

    public override ValueTask InitializeAsync()
    {
        Temp.Write("sources/herald.yaml", "id: herald\nschedule: { cron: \"0 4 29 2 *\" }\ndiscover:\n  - feed: https://herald.example/rss\n");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_source_that_was_ordered_to_be_read_now_in_the_store_is_planned_for_now()
    {
        await OpenAsync();
        var before = await IsPlannedAsync();

        var order = await Verb.RunAsync("run-now", "herald", "--sources", Temp.At("sources"), "--store", Temp.At("a.db"));
        await Desk.Get<OrderWatch>().LookAsync(Token);

        Assert.True(order.Exit == 0, order.Error);
        Assert.Contains("source herald is due now, by the order that is left in the store: a daemon takes it up within half a minute", order.Output, StringComparison.Ordinal);
        Assert.Equal((false, true), (before, await IsPlannedAsync()));
    }

    [Fact]
    public async Task One_that_is_paused_waits_until_it_is_resumed()
    {
        await OpenAsync();
        await Desk.Store.Sources.OrderDueAsync(Herald, Some.Now, Token);
        await Desk.Store.Sources.OrderPauseAsync(Herald, new Pause(Some.Now, "legal") { By = "desk" }, Token);
        await Desk.Get<OrderWatch>().LookAsync(Token);
        var paused = await IsPlannedAsync();

        await Verb.RunAsync("resume", "herald", "--sources", Temp.At("sources"), "--store", Temp.At("a.db"));
        await Desk.Get<OrderWatch>().LookAsync(Token);

        Assert.Equal((false, true), (paused, await IsPlannedAsync()));
    }

    private async Task<bool> IsPlannedAsync()
    {
        var scheduler = await Desk.Get<ISchedulerFactory>().GetScheduler(Token);
        return (await scheduler.GetTriggersOfJob(new JobKey("herald"), Token)).Any(trigger => trigger.StartTimeUtc <= DateTimeOffset.UtcNow);
    }
}
