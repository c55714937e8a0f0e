using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Reloading;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Pipeline;

/// <summary>Shorter waits of an edited source hold for looks that are planned already.</summary>
public sealed class PlannedLooksTests : IDisposable
{
    private static readonly SourceId Herald = new("herald");

    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reload_brings_them_forward_at_once()
    {
        Write("[7d]");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        var planned = DateTimeOffset.UtcNow.AddDays(6);
        await desk.Store.Links.SettleAsync(Planned(planned), Token);

        Write("[1h]");
        await desk.ReloadAsync();

        Assert.True((await desk.Store.Links.FindAsync("stored", Token))!.NextTry < planned.AddDays(-5));
    }

    [Fact]
    public async Task An_edit_of_something_else_moves_nothing()
    {
        Write("[7d]");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        var planned = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.UtcNow.AddDays(6).ToUnixTimeMilliseconds());
        await desk.Store.Links.SettleAsync(Planned(planned), Token);

        Write("[7d]", "name: Herald\n");
        await desk.ReloadAsync();

        Assert.Equal(planned, (await desk.Store.Links.FindAsync("stored", Token))!.NextTry);
    }

    [Fact]
    public async Task A_run_of_a_source_that_was_edited_while_no_daemon_ran_does_it_too()
    {
        await using var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        await using var desk = new OpenDesk(store, _temp);
        await store.Sources.SaveAsync(new SourceState { Id = Herald, Definition = "before the edit" }, Token);
        await store.Links.SettleAsync(Planned(Some.Now.AddDays(6)), Token);

        await desk.Offer(0).RunAsync();

        Assert.Equal(Some.Now.AddHours(1), (await store.Links.FindAsync("stored", Token))!.NextTry);
        Assert.Contains(desk.Log.All, line => line.Contains("brought forward: 1 look", StringComparison.Ordinal));
    }

    public void Dispose() => _temp.Dispose();

    private static LinkRecord Planned(DateTimeOffset at) => Some.Link("stored") with { State = LinkState.Stored, Story = new StoryId("story"), Visits = 1, NextTry = at };

    private void Write(string revisit, string more = "") =>
        _temp.Write("sources/herald.yaml", $"id: herald\n{more}schedule: {{ every: 1h, revisit: {revisit} }}\ndiscover:\n  - feed: https://herald.example/rss\n");
}
