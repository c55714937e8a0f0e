using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What every back end promises about pages, sources, hosts, runs and quarantine.</summary>
public abstract class RecordStoreContract : StoreContract
{
    [Fact]
    public async Task Migrating_twice_changes_nothing()
    {
        await Store.Stories.PlaceAsync(Some.Draft(), new Placement((_, _) => new Verdict.New(), (draft, _, verdict) => new StoryChange(verdict, draft.Story, null, draft.Fingerprint), TimeSpan.FromHours(72)), null, Token);

        await Store.MigrateAsync(Token);

        Assert.Equal(1, await Store.Stories.CountAsync(Token));
    }

    [Fact]
    public async Task A_store_that_is_there_answers_the_probe_and_keeps_nothing_of_it()
    {
        await Store.ProbeAsync(Token);
        await Store.ProbeAsync(Token);

        await ReopenAsync();
        Assert.Equal(0, await Store.Stories.CountAsync(Token));
        Assert.Empty(await Store.Hosts.AllAsync(Token));
    }

    [Fact]
    public async Task A_page_comes_back_byte_for_byte_and_a_new_fetch_replaces_it()
    {
        var bytes = Enumerable.Range(0, 70_000).Select(n => (byte)(n * n)).ToArray();
        var page = Page("key", Today) with { Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" }, Bytes = bytes, Charset = "windows-1256" };

        await Store.Pages.SaveAsync(page with { Bytes = new byte[] { 1 } }, Token);
        await Store.Pages.SaveAsync(page, Token);

        var found = await Store.Pages.FindAsync("key", Token);
        Assert.Equal(bytes, found!.Bytes.ToArray());
        Assert.Equal((page.Url, page.Charset, page.FetchedAt, "text/html"), (found.Url, found.Charset, found.FetchedAt, found.Headers["content-type"]));
        Assert.Null(await Store.Pages.FindAsync("unknown", Token));
    }

    [Fact]
    public async Task What_is_past_its_retention_is_purged_and_the_rest_stays()
    {
        RunReport Run(DateTimeOffset at) => new() { Source = new SourceId("herald"), StartedAt = at, Duration = TimeSpan.FromSeconds(1) };
        QuarantineEntry Rejected(string key, DateTimeOffset at) => new(key, new SourceId("herald"), "https://herald.example/" + key, RejectionReason.NoBody, "seen", at);
        await Store.Pages.SaveAsync(Page("old", Today.AddDays(-31)), Token);
        await Store.Pages.SaveAsync(Page("young", Today), Token);
        await Store.Runs.AddAsync(Run(Today.AddDays(-31)), Token);
        await Store.Runs.AddAsync(Run(Today), Token);
        await Store.Quarantine.SaveAsync(Rejected("old", Today.AddDays(-31)), Token);
        await Store.Quarantine.SaveAsync(Rejected("young", Today), Token);
        await Store.Hosts.SaveAsync(new HostState("over.example", Today.AddMinutes(-1)), Token);
        await Store.Hosts.SaveAsync(new HostState("waiting.example", Today.AddMinutes(1)), Token);

        await Store.PurgeAsync(Retention.Default, Today, Token);

        Assert.Null(await Store.Pages.FindAsync("old", Token));
        Assert.NotNull(await Store.Pages.FindAsync("young", Token));
        Assert.Equal(Today, Assert.Single(await Store.Runs.LatestAsync(null, 10, Token)).StartedAt);
        Assert.Equal("young", Assert.Single(await Store.Quarantine.LatestAsync(null, null, 10, Token)).Key);
        Assert.Equal("waiting.example", Assert.Single(await Store.Hosts.AllAsync(Token)).Host);
    }

    [Fact]
    public async Task A_source_is_remembered_with_every_field()
    {
        var state = new SourceState
        {
            Id = new SourceId("herald"),
            DueAt = Some.Now.AddMinutes(15),
            LastRun = Some.Now,
            LastSuccess = Some.Now.AddHours(-1),
            LastStory = Some.Now.AddHours(-2),
            Failures = 1.25,
            LastError = "herald.example answered 500",
            Interval = TimeSpan.FromMinutes(42),
            Documents = new Dictionary<string, DocumentState> { ["https://herald.example/rss"] = new(new Validators("\"x\"", null), Some.Now) { Every = TimeSpan.FromHours(12), SkipHours = [1, 2], Hub = new Uri("https://hub.example/"), Topic = new Uri("https://herald.example/rss") } },
            Found = [new FoundSite(new Uri("https://herald.example/"), Some.Now, [new FoundPlace(PlaceKind.Feed, new Uri("https://herald.example/rss"), "anchor")]) { Probed = true }],
            Rules = "1bf2",
            Barren = new BarrenPages(3, new Dictionary<string, int> { ["no_body"] = 3 }, [new UnmatchedRule("body", ".story p")], Some.Now),
            OwnRules = [Some.OwnRule(), new RuleRecord("title", "h1", "1bf2")],
            Repeated = [new RepeatedBlock("00ff00ff00ff00ff", 5, Some.Now) { Since = Some.Now, Text = "Subscribe to the harbour letter." }],
            Looks = [new PageLook("herald.example", "key", Missing: true, Some.Now)],
        };

        await Store.Sources.SaveAsync(state with { Failures = 9 }, Token);
        await Store.Sources.SaveAsync(state, Token);
        await ReopenAsync();

        Assert.Equivalent(state, await Store.Sources.FindAsync(state.Id, Token), strict: true);
        Assert.Single(await Store.Sources.AllAsync(Token));
        Assert.Null(await Store.Sources.FindAsync(new SourceId("unknown"), Token));
    }

    [Fact]
    public async Task What_a_person_orders_about_a_source_and_what_a_run_writes_do_not_disturb_each_other()
    {
        var (id, pause) = (new SourceId("herald"), new Pause(Today, "legal") { By = "desk", Until = Today.AddHours(2) });
        await Store.Sources.OrderPauseAsync(id, pause, Token);
        var ordered = await Store.Sources.FindAsync(id, Token);

        await Store.Sources.SaveAsync(new SourceState { Id = id, LastError = "told by a run", Failures = 0.5, DueAt = Today.AddHours(1) }, Token);
        await Store.Sources.OrderDueAsync(id, Today, Token);
        var both = (await Store.Sources.FindAsync(id, Token))!;
        await Store.Sources.OrderPauseAsync(id, null, Token);
        await Store.Sources.MarkFileGoneAsync(id, Today.AddDays(-1), Token);
        await Store.Sources.SaveAsync(both, Token);
        var after = (await Store.Sources.FindAsync(id, Token))!;

        Assert.Equal(pause, ordered!.OrderedPause);
        Assert.Equal((pause, "told by a run", 0.5, Today), (both.OrderedPause, both.LastError, both.Failures, both.DueAt));
        Assert.Equal((null, "told by a run", Today, Today.AddDays(-1)), (after.OrderedPause, after.LastError, after.DueAt, after.FileGoneSince));
        await Store.Sources.MarkFileGoneAsync(id, null, Token);
        await Store.Sources.MarkFileGoneAsync(new SourceId("unknown"), Today, Token);
        Assert.Null((await Store.Sources.FindAsync(id, Token))!.FileGoneSince);
        Assert.Null(await Store.Sources.FindAsync(new SourceId("unknown"), Token));
    }

    [Fact]
    public async Task Due_are_the_sources_whose_time_has_come()
    {
        foreach (var (id, due) in new (string, DateTimeOffset?)[] { ("kurier", Today), ("herald", Today.AddHours(-1)), ("gazette", Today.AddSeconds(0.5)), ("new", null) })
        {
            await Store.Sources.SaveAsync(new SourceState { Id = new SourceId(id), DueAt = due }, Token);
        }

        Assert.Equal(["herald", "kurier"], (await Store.Sources.DueAsync(Today, Token)).Select(id => id.Value));
        await Store.Sources.OrderDueAsync(new SourceId("gazette"), Today, Token);
        Assert.Equal(["gazette", "herald", "kurier"], (await Store.Sources.DueAsync(Today, Token)).Select(id => id.Value));
    }

    [Fact]
    public async Task A_pause_is_ended_and_one_that_was_ordered_meanwhile_is_not()
    {
        var id = new SourceId("herald");
        await Store.Sources.OrderPauseAsync(id, new Pause(Today, "legal") { By = "desk" }, Token);
        var over = (await Store.Sources.FindAsync(id, Token))!.OrderedPause!;
        await Store.Sources.OrderPauseAsync(id, new Pause(Today.AddHours(1), "again") { By = "desk" }, Token);

        await Store.Sources.EndPauseAsync(id, over.Since, Token);
        var later = (await Store.Sources.FindAsync(id, Token))!.OrderedPause;
        await Store.Sources.EndPauseAsync(id, later!.Since, Token);
        await Store.Sources.EndPauseAsync(new SourceId("unknown"), Today, Token);

        Assert.Equal("again", later.Reason);
        Assert.Null((await Store.Sources.FindAsync(id, Token))!.OrderedPause);
        Assert.Null(await Store.Sources.FindAsync(new SourceId("unknown"), Token));
    }

    [Fact]
    public async Task Source_files_are_remembered_by_folder_until_they_are_removed()
    {
        SourceFileState Of(string folder, string file) => new() { Key = SourceFileState.KeyOf(folder, file), Folder = folder, File = file };
        var good = Of("/a", "herald.yaml") with
        {
            Source = new SourceId("herald"),
            Revision = "0af1",
            GoodSince = Some.Now,
            Texts = [new SourceText("herald.yaml", "id: herald\n"), new SourceText("defaults.yaml", "tags: [أخبار]")],
        };
        var troubled = Of("/a", "b/gazette.yaml") with { Trouble = new FileTrouble(TroubleKind.Held, Some.Now, "gone") };

        await Store.SourceFiles.SaveAsync([good with { Revision = "older", Trouble = troubled.Trouble }, Of("/b", "herald.yaml")], Token);
        await Store.SourceFiles.SaveAsync([good, troubled], Token);
        await ReopenAsync();

        Assert.Equivalent(new[] { troubled, good }, await Store.SourceFiles.OfFolderAsync("/a", Token), strict: true);
        Assert.Equivalent(troubled, Assert.Single(await Store.SourceFiles.TroubledAsync(Token)), strict: true);
        await Store.SourceFiles.RemoveAsync([troubled.Key, good.Key, "unknown"], Token);
        Assert.Empty(await Store.SourceFiles.OfFolderAsync("/a", Token));
        Assert.Single(await Store.SourceFiles.OfFolderAsync("/b", Token));
    }

    [Fact]
    public async Task Hosts_are_remembered()
    {
        await Store.Hosts.SaveAsync(new HostState("herald.example", Some.Now), Token);
        await Store.Hosts.SaveAsync(new HostState("herald.example", Some.Now.AddHours(1)), Token);

        Assert.Equal(new HostState("herald.example", Some.Now.AddHours(1)), Assert.Single(await Store.Hosts.AllAsync(Token)));
    }

    [Fact]
    public async Task What_the_runs_of_a_time_stored_is_known_once_one_began_before_it()
    {
        var herald = new SourceId("herald");
        foreach (var (source, minute) in new[] { ("herald", 1), ("gazette", 3), ("herald", 2), ("herald", 4) })
        {
            await Store.Runs.AddAsync(new RunReport { Source = new SourceId(source), StartedAt = Some.Now.AddMinutes(minute), Duration = TimeSpan.FromSeconds(2), Stored = minute }, Token);
        }

        Assert.Null(await Store.Runs.StoredSinceAsync(herald, Some.Now, Token));
        Assert.Equal(6, await Store.Runs.StoredSinceAsync(herald, Some.Now.AddMinutes(1), Token));
        Assert.Equal(0, await Store.Runs.StoredSinceAsync(herald, Some.Now.AddMinutes(5), Token));
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_of_one_source_or_all()
    {
        foreach (var (source, minute) in new[] { ("herald", 1), ("gazette", 3), ("herald", 2) })
        {
            await Store.Runs.AddAsync(
                new RunReport { Source = new SourceId(source), StartedAt = Some.Now.AddMinutes(minute), Duration = TimeSpan.FromSeconds(2), Stored = minute, Rejected = new Dictionary<string, int> { ["no_body"] = 2 } }, Token);
        }

        Assert.Equal([3, 2, 1], (await Store.Runs.LatestAsync(null, 10, Token)).Select(run => run.Stored));
        Assert.Equal([2, 1], (await Store.Runs.LatestAsync(new SourceId("herald"), 10, Token)).Select(run => run.Stored));
        Assert.Equal(2, Assert.Single(await Store.Runs.LatestAsync(null, 1, Token)).Rejected["no_body"]);
    }

    [Fact]
    public async Task Rejected_pages_are_given_page_by_page_and_counted()
    {
        QuarantineEntry Entry(string key, int minute, string source = "herald") => new(key, new SourceId(source), "https://herald.example/" + key, RejectionReason.NoBody, "seen", Some.Now.AddMinutes(minute));
        foreach (var entry in new[] { Entry("a", 1), Entry("b", 2), Entry("c", 2), Entry("d", 2), Entry("e", 3, "gazette") })
        {
            await Store.Quarantine.SaveAsync(entry, Token);
        }

        var first = await Store.Quarantine.LatestAsync(null, null, 3, Token);
        var rest = await Store.Quarantine.LatestAsync(null, new QuarantinePlace(first[^1].At, first[^1].Key), 3, Token);

        Assert.Equal(["e", "b", "c", "d", "a"], first.Concat(rest).Select(entry => entry.Key));
        Assert.Equal((5, 4), (await Store.Quarantine.CountAsync(null, Token), await Store.Quarantine.CountAsync(new SourceId("herald"), Token)));
        Assert.Equal(["d", "a"], (await Store.Quarantine.LatestAsync(new SourceId("herald"), new QuarantinePlace(Some.Now.AddMinutes(2), "c"), 9, Token)).Select(entry => entry.Key));
    }

    [Fact]
    public async Task It_is_told_which_pages_are_kept()
    {
        StoredPage Page(string key, DateTimeOffset at) => new(key, new SourceId("herald"), "https://herald.example/1", 200, new Dictionary<string, string>(), new byte[] { 1 }, "utf-8", at);
        await Store.Pages.SaveAsync(Page("young", Today), Token);
        await Store.Pages.SaveAsync(Page("old", Today.AddDays(-31)), Token);

        Assert.Equal(["young"], await Store.Pages.KeptAsync(["young", "old", "never"], Token));
        Assert.Empty(await Store.Pages.KeptAsync([], Token));
    }

    [Fact]
    public async Task Quarantine_keeps_one_entry_a_key_until_it_is_removed()
    {
        var entry = new QuarantineEntry("key", new SourceId("herald"), "https://herald.example/1", RejectionReason.TooShort, "12 characters", Some.Now);

        await Store.Quarantine.SaveAsync(entry with { Reason = RejectionReason.NoBody }, Token);
        await Store.Quarantine.SaveAsync(entry, Token);

        Assert.Equal(entry, Assert.Single(await Store.Quarantine.LatestAsync(new SourceId("herald"), null, 10, Token)));
        Assert.Empty(await Store.Quarantine.LatestAsync(new SourceId("gazette"), null, 10, Token));
        Assert.True(await Store.Quarantine.RemoveAsync("key", Token));
        Assert.False(await Store.Quarantine.RemoveAsync("key", Token));
    }

    private static StoredPage Page(string key, DateTimeOffset at) =>
        new(key, new SourceId("herald"), "https://herald.example/1", 200, new Dictionary<string, string>(), new byte[] { 1 }, "utf-8", at);
}
