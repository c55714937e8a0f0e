using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about a purge of many records.</summary>
public abstract class PurgeContract : StoreContract
{
    private const int Old = 1_100;

    [Fact]
    public async Task The_window_is_purged_to_the_last_record_and_what_is_young_stays()
    {
        await FillAsync();
        await Store.Records.WriteAsync([Print(StoryId.Create(Today), Today)], Token);

        var purged = await Store.PurgeAsync(Retention.Default, Today, Token);

        Assert.Equal(Old, purged);
        Assert.Equal(1, await Store.Records.CountAsync(RecordKind.Fingerprints, DateTimeOffset.UnixEpoch, Token));
    }

    [Fact]
    public async Task A_purge_that_is_cut_short_is_finished_by_the_next()
    {
        await FillAsync();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await cut.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PurgeAsync(Retention.Default, Today, cut.Token));

        Assert.Equal(Old, await Store.PurgeAsync(Retention.Default, Today, Token));
    }

    [Fact]
    public async Task What_is_purged_finds_nothing_any_more()
    {
        await FillAsync();
        await Store.PurgeAsync(Retention.Default, Today, Token);
        var near = -1;
        var looking = new Placement(
            (_, neighborhood) =>
            {
                near = neighborhood.Near.Count;
                return new Verdict.New();
            },
            (_, _, verdict) => new StoryChange(verdict, null, null, null),
            TimeSpan.FromDays(30));

        await Store.Stories.PlaceAsync(Some.Draft(keys: [.. Enumerable.Range(0, 20).Select(n => (uint)n)], at: Today), looking, null, Token);

        Assert.Equal(0, near);
    }

    protected async Task FillAsync()
    {
        for (var n = 0; n < Old; n += 100)
        {
            await Store.Records.WriteAsync([.. Enumerable.Range(n, 100).Select(_ => Print(StoryId.Create(Today), Today.AddDays(-8)))], Token);
        }
    }

    private static StoreRecord.OfFingerprint Print(StoryId id, DateTimeOffset at) =>
        new(id, new SourceId("herald"), "Barges counted", at, at, Some.Fingerprint([.. Enumerable.Range(0, 20).Select(n => (uint)n)]));
}
