using System.Net;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Operator;

/// <summary>What the page of a source says of its rules, its pause and the revision by which it runs.</summary>
public sealed class SourcePageTests : DeskTest
{
    private static readonly SourceId Herald = new("herald");

    public override ValueTask InitializeAsync()
    {
        Temp.Write("sources/herald.yaml", "id: herald\nname: First\nenabled: false\ndiscover:\n  - listing: https://herald.example/\n    links: { css: \".news > a\" }\n");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_trouble_of_a_rule_is_told_once()
    {
        var html = await ShowAsync(Failing() with { Digest = await DigestAsync() });

        Assert.Single(html.Split("gave a value on 7 of 7 pages").Skip(1));
        Assert.Single(html.Split("css: \"main a\"").Skip(1));
        Assert.DoesNotContain("edit it in the source file", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_rule_that_was_edited_since_it_says_when_the_new_one_is_judged()
    {
        var html = await ShowAsync(Failing(), DateTimeOffset.UtcNow.AddHours(3));

        Assert.Matches(@"; edited since, and judged in the run at \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ; 'ingest run-now herald' has that now", html);
        Assert.DoesNotContain("css: \"main a\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pause_says_that_nothing_reads_the_source()
    {
        var url = await ListenAsync();
        await Desk.Store.Sources.OrderPauseAsync(Herald, new Pause(Some.Now, "legal") { By = "desk" }, Token);

        var html = await HtmlAsync(url + "/sources/herald");
        var all = await HtmlAsync(url + "/");

        Assert.Contains("none while it is paused", html, StringComparison.Ordinal);
        Assert.Contains("not even by 'ingest run-now'", html, StringComparison.Ordinal);
        Assert.Matches(@"<td>\s*paused\s*</td>", all);
    }

    [Fact]
    public async Task A_rejected_file_shows_keys_and_lines_of_the_revision_that_runs()
    {
        var url = await ListenAsync();
        await Desk.Store.Sources.SaveAsync(new SourceState { Id = Herald }, Token);
        Temp.Write("sources/herald.yaml", "# a comment\n# and another\nid: herald\nname: Second\nfeed: x\n");
        await Desk.ReloadAsync();

        var html = await HtmlAsync(url + "/sources/herald");
        var shown = await Verb.RunAsync("config", "show", "herald", "--origin", "--sources", Temp.At("sources"), "--store", Temp.At("a.db"));
        using var twin = JsonDocument.Parse(await HtmlAsync(url + "/api/v1/sources/herald"));

        await Desk.Store.Sources.SaveAsync(new SourceState { Id = Herald, OwnRules = [Failing()] }, Token);
        var issues = await Verb.RunAsync("issues", "--sources", Temp.At("sources"), "--store", Temp.At("a.db"));

        Assert.Contains("edited since, and judged in the next run", issues.Output, StringComparison.Ordinal);
        Assert.Matches(@"<td>name</td><td class=""long"" dir=""auto"">First</td><td class=""long"">[^<]*herald\.yaml:2</td>", html);
        var revision = twin.RootElement.GetProperty("revision").GetString();
        Assert.Contains("lines of revision " + revision, html, StringComparison.Ordinal);
        Assert.Equal(1, shown.Exit);
        Assert.Matches($@"name: First\s+# .*herald\.yaml:2 of revision {revision}", shown.Output);
        Assert.Contains($"shown is revision {revision} of ", shown.Error, StringComparison.Ordinal);
        Assert.Contains("unknown key \"feed\"", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_and_status_say_since_when_the_daemon_runs()
    {
        var url = await ListenAsync();

        var html = await HtmlAsync(url + "/");
        using var twin = JsonDocument.Parse(await HtmlAsync(url + "/api/v1/sources"));
        var status = await Verb.RunAsync("status", "--url", url, "--store", Temp.At("a.db"));
        var json = Assert.Single((await Verb.RunAsync("status", "--json", "--url", url, "--store", Temp.At("a.db"))).Lines);
        var nobody = await Verb.RunAsync("status", "--url", "http://127.0.0.1:1", "--store", Temp.At("a.db"));

        var version = Ingest.Cli.VersionVerb.Current;
        Assert.Contains($"ingest {version} runs since <time", html, StringComparison.Ordinal);
        Assert.Equal(twin.RootElement.GetProperty("daemon").GetProperty("started_at").GetDateTimeOffset(), json.GetProperty("daemon").GetProperty("started_at").GetDateTimeOffset());
        Assert.Matches($@"daemon at {url}: ingest {version}, running since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\dZ as worker .*, store ", status.Output);
        Assert.Contains("daemon: none answers at http://127.0.0.1:1", nobody.Output, StringComparison.Ordinal);
    }

    private static RuleRecord Failing() => Some.OwnRule();

    private async Task<string> DigestAsync()
    {
        await OpenAsync();
        var source = Desk.Current.Find(Herald)!;
        var digest = Ingest.Core.Sources.SourceRules.Digest(Assert.IsType<Ingest.Core.Sources.DiscoverDefinition.Listing>(source.Discover[0]).Rules.Single().Rule, RuleRecord.Links);
        await Desk.DisposeAsync();
        return digest;
    }

    private async Task<string> ShowAsync(RuleRecord rule, DateTimeOffset? due = null)
    {
        var url = await ListenAsync();
        await Desk.Store.Sources.SaveAsync(new SourceState { Id = Herald, DueAt = due, OwnRules = [rule] }, Token);
        return await HtmlAsync(url + "/sources/herald");
    }

    private static async Task<string> HtmlAsync(string url)
    {
        using var client = new HttpClient();
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(url), Token));
    }
}
