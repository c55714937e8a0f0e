using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about copies: all it holds comes out, and what comes out of one goes into any other.</summary>
public abstract class RecordsContract : StoreContract
{
    private static readonly SourceId Herald = new("herald");
    private static readonly StoryId Story = new("0123456789abcdef0123456789abcdef");

    /// <summary>One of each kind, with every field, and within its retention today.</summary>
    private static readonly StoreRecord[] One =
    [
        new StoreRecord.OfStory(Some.Story() with { Id = Story, Updated = Today }),
        new StoreRecord.OfRevision(new Revision(Story, 0, Some.Now, "headline", ["title"], Some.Story() with { Id = Story })),
        new StoreRecord.OfFingerprint(Story, Herald, "Barges", Some.Now, Today, Some.Fingerprint(1, 2, uint.MaxValue) with { Common = [2], Exact = ulong.MaxValue }),
        new StoreRecord.OfPlace(PlaceKey.OfUrl("key:with:colons"), Story),
        new StoreRecord.OfPlace(PlaceKey.OfGuid(Herald, "tag:herald.example,2026:1"), Story),
        new StoreRecord.OfLink(Some.Link() with { State = LinkState.Failed, Reason = "server_error", Story = Story, LastSeen = Today }),
        new StoreRecord.OfQuarantine(new QuarantineEntry("key", Herald, "https://herald.example/1", RejectionReason.NoBody, "seen", Today)),
        new StoreRecord.OfPage(new StoredPage("key", Herald, "https://herald.example/1", 200, new Dictionary<string, string> { ["ETag"] = "\"a\"" }, new byte[] { 1, 2, 3 }, "utf-8", Today)),
        new StoreRecord.OfSource(new SourceState
        {
            Id = Herald,
            Failures = 0.5,
            Pause = new Pause(Today, "gone"),
            Definition = "0af1",
            Rules = "1bf2",
            Barren = new BarrenPages(3, new Dictionary<string, int> { ["no_body"] = 3 }, [new UnmatchedRule("body", ".story p")], Today),
            OwnRules = [Some.OwnRule()],
            Documents = new Dictionary<string, DocumentState>
            {
                ["https://herald.example/rss"] = new(new Validators("\"x\"", null), Some.Now) { Every = TimeSpan.FromHours(12), SkipHours = [1, 2], Hub = new Uri("https://hub.example/"), Topic = new Uri("https://herald.example/rss") },
                ["https://herald.example/all"] = Some.Document(),
            },
            Found = [new FoundSite(new Uri("https://herald.example/"), Some.Now, [new FoundPlace(PlaceKind.Feed, new Uri("https://herald.example/rss"), "anchor")]) { Probed = true }],
        }),
        new StoreRecord.OfSourceFile(new SourceFileState
        {
            Key = SourceFileState.KeyOf("/sources", "herald.yaml"),
            Folder = "/sources",
            File = "herald.yaml",
            Source = Herald,
            Revision = "0af1",
            GoodSince = Today,
            Texts = [new SourceText("herald.yaml", "id: herald"), new SourceText("defaults.yaml", "# أخبار\ntags: [a]\n")],
            Trouble = new FileTrouble(TroubleKind.Rejected, Today, "herald.yaml:1:1 error"),
        }),
        new StoreRecord.OfHost(new HostState("herald.example", Today.AddDays(1))),
        new StoreRecord.OfCorrection(Correction.Of(("key-b", "https://b.example/1"), ("key-a", "https://a.example/1"), CorrectionKind.Apart, Some.Now)),
        new StoreRecord.OfRun(new string('0', 18) + "7", new RunReport { Source = Herald, StartedAt = Today, Duration = TimeSpan.FromMilliseconds(1234.5678), Stored = 3, Gaps = 1, Barren = new BarrenPages(1, new Dictionary<string, int> { ["too_short"] = 1 }, [], Today) }),
    ];

    private static IEnumerable<RecordKind> Kinds => Enum.GetValues<RecordKind>();

    [Fact]
    public async Task Two_revisions_of_one_number_are_both_kept_and_writing_them_again_doubles_nothing()
    {
        Revision Of(int number, string kind, string before) => new(Story, number, Some.Now, kind, [], Some.Story() with { Id = new StoryId(before) });
        StoreRecord[] revisions =
        [
            new StoreRecord.OfRevision(Of(10, "grown", Story.Value)), new StoreRecord.OfRevision(Of(2, Revision.Merged, new string('b', 32))),
            new StoreRecord.OfRevision(Of(2, "headline", Story.Value)), new StoreRecord.OfRevision(Of(3, "grown", Story.Value)), new StoreRecord.OfRevision(Of(2, Revision.Split, Story.Value)),
        ];

        await Store.Records.WriteAsync(revisions, Token);
        await Store.Records.WriteAsync(revisions, Token);

        var kept = (await Store.Stories.RevisionsAsync(Story, Token)).Select(revision => (revision.Number, revision.Kind)).ToList();
        Assert.Equal([2, 2, 2, 3, 10], kept.Select(revision => revision.Number));
        Assert.Equal(["headline", "merged", "split"], kept.Take(3).Select(revision => revision.Kind).Order());
        Assert.Equal(5, (await Store.Records.ReadAsync(RecordKind.Revisions, null, Today, Token)).Records.Count);
    }

    [Fact]
    public async Task What_was_written_comes_out_with_every_field_and_writing_again_doubles_nothing()
    {
        await WriteAsync(Store, One);
        await WriteAsync(Store, One);

        var found = await ReadAllAsync(Store);

        Assert.Equal(One.Select(Text).Order(), found.Select(Text).Order());
        foreach (var kind in Kinds)
        {
            Assert.Equal(kind == RecordKind.Places ? 2 : 1, await Store.Records.CountAsync(kind, Today, Token));
        }

    }

    [Fact]
    public async Task What_was_written_is_what_the_store_works_with()
    {
        await WriteAsync(Store, One);

        Assert.Equal(Story, (await Store.Stories.FindByUrlAsync("key:with:colons", Token))?.Id);
        Assert.Single(await Store.Stories.RevisionsAsync(Story, Token));
        Assert.Equal(LinkState.Failed, (await Store.Links.FindAsync("key", Token))!.State);
        Assert.Equal(3, (await Store.Pages.FindAsync("key", Token))!.Bytes.Length);
        Assert.Equal(0.5, (await Store.Sources.FindAsync(Herald, Token))!.Failures);
        Assert.Equal(3, Assert.Single(await Store.Runs.LatestAsync(Herald, 10, Token)).Stored);
        var stories = 0;
        await foreach (var _ in Store.Stories.ListAsync(new StoryQuery(Herald), Token))
        {
            stories++;
        }

        Assert.Equal(1, stories);
    }

    [Fact]
    public async Task Many_records_come_out_in_batches_each_once()
    {
        var places = Enumerable.Range(0, (RecordBatch.MostRecords * 2) + 1)
            .SelectMany(n => new[] { new StoreRecord.OfPlace(PlaceKey.OfUrl("key" + n), Story), new StoreRecord.OfPlace(PlaceKey.OfGuid(new SourceId("house" + (n % 3)), "guid" + n), Story) }).ToList();
        var revisions = Enumerable.Range(0, RecordBatch.MostRecords + 5).Select(n => new StoreRecord.OfRevision(new Revision(Story, n, Some.Now, "headline", [], Some.Story()))).ToList();
        await WriteAsync(Store, [.. places, .. revisions]);

        var found = await ReadAllAsync(Store);

        Assert.Equal(places.Select(place => place.Key).Order(), found.OfType<StoreRecord.OfPlace>().Select(place => place.Key).Order());
        Assert.Equal(Enumerable.Range(0, RecordBatch.MostRecords + 5), found.OfType<StoreRecord.OfRevision>().Select(one => one.Revision.Number).Order());
    }

    [Fact]
    public async Task A_batch_ends_when_it_is_large_enough()
    {
        var big = new byte[RecordBatch.MostBytes * 2 / 3];
        for (var n = 0; n < 4; n++)
        {
            await Store.Pages.SaveAsync(new StoredPage("key" + n, Herald, "https://herald.example/1", 200, new Dictionary<string, string>(), big, "utf-8", Today), Token);
        }

        var first = await Store.Records.ReadAsync(RecordKind.Pages, null, Today, Token);
        var second = await Store.Records.ReadAsync(RecordKind.Pages, first.Next, Today, Token);

        Assert.Equal((2, 2), (first.Records.Count, second.Records.Count));
    }

    [Fact]
    public async Task What_is_past_its_retention_is_neither_counted_nor_read()
    {
        await WriteAsync(Store, One);
        var later = Today.AddDays(31);

        foreach (var kind in Kinds)
        {
            var kept = kind is RecordKind.Stories or RecordKind.Revisions or RecordKind.Places or RecordKind.Links or RecordKind.Sources or RecordKind.Corrections or RecordKind.SourceFiles;
            Assert.Equal(kept, await Store.Records.CountAsync(kind, later, Token) > 0);
            Assert.Equal(kept, (await Store.Records.ReadAsync(kind, null, later, Token)).Records.Count > 0);
        }
    }

    [Fact]
    public async Task Fences_stay_behind_so_that_workers_of_the_copy_may_write()
    {
        var key = LeaseKey.Of(Herald);
        for (var n = 0; n < 3; n++)
        {
            await Store.Leases.TakeAsync(key, "old", TimeSpan.FromMinutes(1), Token);
        }

        await Store.Links.SettleAsync(Some.Link() with { Fence = 3 }, Token);
        await using var other = await Ingest.Backends.StoreFactory.OpenAsync(Ingest.Backends.StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await other.MigrateAsync(Token);
        await new StoreCopier(Store, other, "this", TimeProvider.System).CopyAsync([.. Kinds], Token);

        var lease = (await other.Leases.TakeAsync(key, "new", TimeSpan.FromMinutes(1), Token)).Taken!;
        await other.Links.SettleAsync(Some.Link() with { State = LinkState.Stored, Fence = lease.Fence }, Token);

        Assert.Equal(1, lease.Fence);
        Assert.All(await ReadAllAsync(Store), record => Assert.Equal(record, record.WithoutFence()));
    }

    [Fact]
    public async Task A_mark_is_kept()
    {
        var mark = new CopyMark { From = "a.db", StartedAt = Some.Now, Kind = RecordKind.Links, After = "key" };
        Assert.Null(await Store.Records.FindMarkAsync(Token));

        await Store.Records.SaveMarkAsync(mark with { After = null }, Token);
        await Store.Records.SaveMarkAsync(mark, Token);
        await ReopenAsync();

        Assert.Equal(mark, await Store.Records.FindMarkAsync(Token));
    }

    [Fact]
    public async Task A_copy_by_way_of_another_back_end_is_the_same_store()
    {
        await WriteAsync(Store, One);
        await using var other = await Ingest.Backends.StoreFactory.OpenAsync(Ingest.Backends.StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await other.MigrateAsync(Token);

        var counts = await new StoreCopier(Store, other, "this", TimeProvider.System).CopyAsync([.. Kinds], Token);

        Assert.All(counts, count => Assert.True(count.Same && count.To > 0));
        Assert.Equal((await ReadAllAsync(Store)).Select(Text).Order(), (await ReadAllAsync(other)).Select(Text).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(9)]
    public async Task A_copy_that_ends_in_the_middle_is_continued(int batches)
    {
        await using var from = await Ingest.Backends.StoreFactory.OpenAsync(Ingest.Backends.StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await from.MigrateAsync(Token);
        await WriteAsync(from, [.. One, .. Enumerable.Range(0, 900).Select(n => new StoreRecord.OfPlace(PlaceKey.OfUrl("key" + n), Story))]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stopping = new StopAfter(from, batches, stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreCopier(stopping, Store, "from", TimeProvider.System).CopyAsync([.. Kinds], stop.Token));
        var again = new StoreCopier(from, Store, "from", TimeProvider.System);
        Assert.Null(await again.RefusalAsync(Token));
        var counts = await again.CopyAsync([.. Kinds], Token);

        Assert.All(counts, count => Assert.True(count.Same));
        Assert.Equal(again.Total, again.Done);
        Assert.Equal((await ReadAllAsync(from)).Select(Text).Order(), (await ReadAllAsync(Store)).Select(Text).Order());
    }

    private static string Text(StoreRecord record) => $"{record.GetType().Name} {JsonSerializer.Serialize<object>(record, StoryJson.Options)}";

    private static async Task WriteAsync(IIngestStore store, IReadOnlyList<StoreRecord> records)
    {
        foreach (var kind in records.GroupBy(record => record.GetType()))
        {
            await store.Records.WriteAsync([.. kind], Token);
        }
    }

    private static async Task<List<StoreRecord>> ReadAllAsync(IIngestStore store)
    {
        var all = new List<StoreRecord>();
        foreach (var kind in Kinds)
        {
            string? after = null;
            do
            {
                var batch = await store.Records.ReadAsync(kind, after, Today, Token);
                all.AddRange(batch.Records);
                after = batch.Next;
            }
            while (after is not null);
        }

        return all;
    }

    /// <summary>A store whose copier is told to stop after so many batches were read.</summary>
    private sealed class StopAfter(IIngestStore store, int batches, CancellationTokenSource stop) : IIngestStore, IRecordStore
    {
        private int _read;

        public string Description => store.Description;

        public IStoryStore Stories => store.Stories;

        public ILinkStore Links => store.Links;

        public IPageStore Pages => store.Pages;

        public ISourceStore Sources => store.Sources;

        public ISourceFileStore SourceFiles => store.SourceFiles;

        public IHostStore Hosts => store.Hosts;

        public ILeaseStore Leases => store.Leases;

        public IRunStore Runs => store.Runs;

        public IQuarantineStore Quarantine => store.Quarantine;

        public ICorrectionStore Corrections => store.Corrections;

        public IRecordStore Records => this;

        public Task MigrateAsync(CancellationToken cancellationToken) => store.MigrateAsync(cancellationToken);

        public Task ProbeAsync(CancellationToken cancellationToken) => store.ProbeAsync(cancellationToken);

        public Task<int> PurgeAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken) => store.PurgeAsync(retention, now, cancellationToken);

        public Task<long> CountAsync(RecordKind kind, DateTimeOffset now, CancellationToken cancellationToken) => store.Records.CountAsync(kind, now, cancellationToken);

        public async Task<RecordBatch> ReadAsync(RecordKind kind, string? after, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var batch = await store.Records.ReadAsync(kind, after, now, cancellationToken);
            if (++_read > batches)
            {
                await stop.CancelAsync();
            }

            return batch;
        }

        public Task WriteAsync(IReadOnlyList<StoreRecord> records, CancellationToken cancellationToken) => store.Records.WriteAsync(records, cancellationToken);

        public Task<CopyMark?> FindMarkAsync(CancellationToken cancellationToken) => store.Records.FindMarkAsync(cancellationToken);

        public Task SaveMarkAsync(CopyMark mark, CancellationToken cancellationToken) => store.Records.SaveMarkAsync(mark, cancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
