using Ingest.Cli;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Core.Storage;
using Ingest.Reloading;
using Ingest.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Reloading;

public sealed class SourceReloaderTests : IDisposable
{
    private const string Feed = "\ndiscover:\n  - feed: https://herald.example/rss\n";

    private readonly TempFolder _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broken_file_keeps_its_last_good_version_also_over_a_restart_and_the_rest_applies()
    {
        Write("herald", "name: first");
        Write("gazette", "name: first");
        await using (var desk = await ReloadDesk.StartAsync(_temp))
        {
            _temp.Write("sources/herald.yaml", "id: herald\nnaem: second" + Feed);
            Write("gazette", "name: second");

            var report = await desk.ReloadAsync();

            Assert.Equal(["first", "second"], Names(desk));
            var rejected = Assert.Single(report.Changes, change => change.Kind == ChangeKind.Rejected);
            Assert.Equal((new SourceId("herald"), "SRC008"), (rejected.Source!.Value, Assert.Single(rejected.Problems).Code));
            Assert.Equal(new KeyChange("name", "first", "second"), Assert.Single(Assert.Single(report.Changes, change => change.Kind == ChangeKind.Changed).Keys));
            Assert.Single(desk.Log.All, line => line.Contains("herald.yaml is rejected", StringComparison.Ordinal) && line.Contains("source herald runs on with its last good version", StringComparison.Ordinal));
            Assert.False(desk.Reloader.Status!.Success);
        }

        await using var again = await ReloadDesk.StartAsync(_temp);

        Assert.Equal(["first", "second"], Names(again));
        Assert.Equal(TroubleKind.Rejected, Assert.Single(await again.Store.SourceFiles.TroubledAsync(Token)).Trouble!.Kind);
    }

    [Fact]
    public async Task What_is_taken_up_is_scheduled_and_kept_also_when_whoever_asked_for_it_goes_away_meanwhile()
    {
        Write("herald", "name: first");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        Write("gazette", "name: new");
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(Token);
        desk.Get<ILoggerFactory>().AddProvider(new Hearing("Ingest.Reloading.SourceReloader", asking.Cancel));

        var report = await desk.Reloader.ReloadAsync(confirmed: false, asking.Token);

        Assert.True(asking.IsCancellationRequested);
        Assert.Single(report.Changes);
        Assert.True(await desk.IsScheduledAsync("gazette"));
        Assert.Equal(2, (await desk.Store.SourceFiles.OfFolderAsync(_temp.At("sources"), Token)).Count);
    }

    [Fact]
    public async Task What_an_older_snapshot_holds_is_not_touched_and_an_unchanged_source_is_not_told()
    {
        Write("herald", "name: first");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        var before = desk.Current;
        Write("gazette", "name: new");

        var report = await desk.ReloadAsync();

        Assert.Single(before.Sources);
        Assert.Equal("gazette", Assert.Single(report.Changes).Source!.Value.Value);
        Assert.Empty((await desk.ReloadAsync()).Changes);
    }

    [Fact]
    public async Task Many_files_that_vanish_are_held_over_a_restart_until_that_is_confirmed()
    {
        for (var n = 0; n < 5; n++)
        {
            Write("source" + n, "name: x");
        }

        await using (var desk = await ReloadDesk.StartAsync(_temp))
        {
            File.Delete(_temp.At("sources/source0.yaml"));
            File.Delete(_temp.At("sources/source1.yaml"));

            Assert.Equal(2, (await desk.ReloadAsync()).Changes.Count(change => change.Kind == ChangeKind.Held));
            Assert.Equal((5, true), (desk.Current.Sources.Count, await desk.IsScheduledAsync("source0")));
            Assert.Contains(desk.Log.All, line => line.StartsWith("Error: 2 of 5 sources would end, which is held", StringComparison.Ordinal));
        }

        await using var again = await ReloadDesk.StartAsync(_temp);
        Assert.Equal(5, again.Current.Sources.Count);
        Assert.Equal(3, (await again.Reloader.PreviewAsync(confirmed: true, Token)).Running);
        Assert.Equal(5, again.Current.Sources.Count);

        var confirmed = await again.ReloadAsync(confirmed: true);

        Assert.Equal((3, 2, false), (again.Current.Sources.Count, confirmed.Changes.Count(change => change.Kind == ChangeKind.Removed), await again.IsScheduledAsync("source0")));
        Assert.Empty(await again.Store.SourceFiles.TroubledAsync(Token));
    }

    [Fact]
    public async Task A_folder_that_is_away_ends_nothing_even_when_that_is_confirmed()
    {
        Write("herald", "name: x");
        Write("gazette", "name: x");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        Directory.Move(_temp.At("sources"), _temp.At("elsewhere"));

        var report = await desk.ReloadAsync(confirmed: true);

        Assert.Equal(2, desk.Current.Sources.Count);
        Assert.All(report.Changes, change => Assert.Equal(ChangeKind.Rejected, change.Kind));
        Directory.Move(_temp.At("elsewhere"), _temp.At("sources"));
        Assert.Empty((await desk.ReloadAsync()).Changes);
        Assert.True(desk.Reloader.Status!.Success);
    }

    [Fact]
    public async Task A_due_time_outlives_the_removal_of_its_source()
    {
        Write("herald", "name: x");
        Write("gazette", "name: x");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        var due = Some.Now.AddYears(10);
        await desk.Store.Sources.SaveAsync(new SourceState { Id = new SourceId("herald"), DueAt = due }, Token);
        File.Delete(_temp.At("sources/herald.yaml"));
        await desk.ReloadAsync();
        Assert.False(await desk.IsScheduledAsync("herald"));
        Write("herald", "name: back");

        await desk.ReloadAsync();

        Assert.True(await desk.IsScheduledAsync("herald"));
        Assert.Equal(due, (await desk.Store.Sources.FindAsync(new SourceId("herald"), Token))!.DueAt);
        Assert.Contains(desk.Log.All, line => line.Contains($"Source herald: next run at {due:u}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_stands_in_the_file_is_neither_kept_nor_shown()
    {
        Write("herald", "auth: { header: X-Key, value: hush-hush }");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        Write("herald", "auth: { header: X-Key, value: other-secret }");

        var report = await desk.ReloadAsync();

        Assert.Equal(new KeyChange("auth.value", "(secret)", "(secret)"), Assert.Single(Assert.Single(report.Changes).Keys));
        Assert.Empty(Assert.Single(await desk.Store.SourceFiles.OfFolderAsync(_temp.At("sources"), Token)).Texts);
        Assert.DoesNotContain(desk.Log.All, line => line.Contains("secret", StringComparison.Ordinal) && line.Contains("other", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_template_leaves_every_source_that_uses_it_as_it_was()
    {
        _temp.Write("sources/templates/press.yaml", "tags: [press]\n");
        _temp.Write("sources/defaults.yaml", "language: en\n");
        Write("herald", "extends: press");
        Write("gazette", "name: own");
        await using (var desk = await ReloadDesk.StartAsync(_temp))
        {
            _temp.Write("sources/templates/press.yaml", "tags: {press: 1}\n");
            Write("gazette", "name: edited");
            var report = await desk.ReloadAsync();

            Assert.Equal(["press"], desk.Current.Find(new SourceId("herald"))!.Tags);
            Assert.EndsWith("templates/press.yaml", Assert.Single(Assert.Single(report.Changes, change => change.Kind == ChangeKind.Rejected).Problems).File, StringComparison.Ordinal);
        }

        await using var again = await ReloadDesk.StartAsync(_temp);

        var herald = again.Current.Find(new SourceId("herald"))!;
        Assert.Equal(("en", "press"), (herald.Language, Assert.Single(herald.Tags)));
    }

    [Fact]
    public async Task The_watch_takes_up_an_edit_a_rename_and_a_swapped_link()
    {
        // A mounted config map: files are links through a folder that is swapped as one.
        _temp.Write("one/herald.yaml", "id: herald\nname: first" + Feed);
        _temp.Write("two/herald.yaml", "id: herald\nname: second" + Feed);
        Directory.CreateDirectory(_temp.At("sources"));
        Directory.CreateSymbolicLink(_temp.At("sources/..data"), _temp.At("one"));
        File.CreateSymbolicLink(_temp.At("sources/herald.yaml"), "..data/herald.yaml");
        await using var desk = await ReloadDesk.OpenAsync(_temp, ("Sources:Watch", "true"), ("Sources:Debounce", "00:00:00.020"), ("Sources:PollEvery", "1.00:00:00"));
        await desk.Reloader.StartAsync(Token);
        await desk.App.StartAsync(Token);

        Directory.CreateSymbolicLink(_temp.At("sources/..next"), _temp.At("two"));
        Directory.Move(_temp.At("sources/..next"), _temp.At("sources/..data_tmp"));
        Directory.Delete(_temp.At("sources/..data"));
        Directory.Move(_temp.At("sources/..data_tmp"), _temp.At("sources/..data"));
        await desk.Log.SaysAsync("Source herald: changed: name: first → second").WaitAsync(Token);

        _temp.Write("sources/gazette.yaml.tmp", "id: gazette\ndiscover:\n  - feed: https://gazette.example/rss\n");
        File.Move(_temp.At("sources/gazette.yaml.tmp"), _temp.At("sources/gazette.yaml"));
        await desk.Log.SaysAsync("Source gazette: added").WaitAsync(Token);

        File.AppendAllText(_temp.At("sources/gazette.yaml"), "name: third\n");
        await desk.Log.SaysAsync("Source gazette: changed: name: (none) → third").WaitAsync(Token);
        await desk.App.StopAsync(Token);
    }

    [Fact]
    public async Task A_source_whose_file_went_while_no_daemon_ran_is_told_and_shown_as_removed_until_a_file_brings_it_back()
    {
        Write("herald", "name: first");
        Write("gazette", "name: first");
        Write("kurier", "name: first");
        await using (var desk = await ReloadDesk.StartAsync(_temp))
        {
            await desk.Store.Sources.SaveAsync(new SourceState { Id = new SourceId("herald"), DueAt = Some.Now }, Token);
        }

        File.Delete(_temp.At("sources/herald.yaml"));
        string removed;
        await using (var again = await ReloadDesk.StartAsync(_temp))
        {
            Assert.Single(again.Log.All, line => line.Contains("Source herald: removed", StringComparison.Ordinal));
            removed = (await Verb.RunAsync("status", "--store", _temp.At("a.db"))).Output;
            Write("herald", "name: back");
            await again.ReloadAsync();
        }

        var back = (await Verb.RunAsync("status", "--store", _temp.At("a.db"))).Output;

        Assert.Matches(@"herald +removed +- +- ", removed);
        Assert.Contains("issue herald: its file has been gone since ", removed, StringComparison.Ordinal);
        Assert.Matches("herald +healthy", back);
    }

    [Fact]
    public async Task A_daemon_of_some_sources_leaves_alone_what_is_wrong_with_the_files_of_others()
    {
        Write("herald", "name: first");
        _temp.Write("sources/gazette.yaml", "id: gazette\nnaem: x" + Feed);
        await using (var all = await ReloadDesk.StartAsync(_temp))
        {
            Assert.NotEmpty(await all.Store.SourceFiles.TroubledAsync(Token));
        }

        await using var desk = await ReloadDesk.StartAsync(_temp);
        var kept = new KeptFiles(desk.Store, SourceLoading.Loader(), TimeProvider.System);

        var book = await kept.ReadAsync(_temp.At("sources"), new SourceScope([new SourceId("herald")]), Token);

        Assert.Equal("herald.yaml", Assert.Single(book.Files).Name);
    }

    [Fact]
    public async Task What_was_seen_at_rest_is_not_taken_up_when_the_folder_has_been_edited_since()
    {
        Write("herald", "name: first");
        await using var desk = await ReloadDesk.StartAsync(_temp);
        Write("herald", "name: second");
        var seen = FolderSnapshot.Take(_temp.At("sources"));
        Write("herald", "name: third");

        var stale = await desk.Reloader.TryReloadAsync(seen, Token);
        var name = Assert.Single(Names(desk));
        var taken = await desk.Reloader.TryReloadAsync(FolderSnapshot.Take(_temp.At("sources")), Token);

        Assert.Equal((false, "first", true, "third"), (stale, name, taken, Assert.Single(Names(desk))));
    }

    public void Dispose() => _temp.Dispose();

    private static IEnumerable<string> Names(ReloadDesk desk) => desk.Current.Sources.OrderBy(source => source.Name).Select(source => source.Name);

    private void Write(string id, string more) => _temp.Write($"sources/{id}.yaml", $"id: {id}\n{more}\ndiscover:\n  - feed: https://{id}.example/rss\n");
}
