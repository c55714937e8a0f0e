using System.Net;
using System.Text.Json;
using Ingest.Operator;
using Ingest.Tests.Support;

namespace Ingest.Tests.Operator;

public sealed class ReloadEndpointTests : DeskTest
{
    public override ValueTask InitializeAsync()
    {
        Write("herald", "first");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_verb_has_the_daemon_read_its_files_and_shows_the_difference()
    {
        var url = await ListenAsync();
        Write("herald", "second");
        Write("gazette", "new");
        Temp.Write("sources/kurier.yaml", "id: kurier\nfeed: x\n");

        var dry = await Verb.RunAsync("reload", "--dry-run", "--url", url);
        var names = Desk.Current.Sources.Select(source => source.Name).ToList();
        var done = await Verb.RunAsync("reload", "--url", url);

        Assert.Equal((1, 1), (dry.Exit, done.Exit));
        Assert.Equal(["first"], names);
        Assert.Contains("2 sources would run: 1 added, 1 changed, 0 removed, 1 rejected, 0 held", dry.Output, StringComparison.Ordinal);
        Assert.Contains("~ herald  ", done.Output, StringComparison.Ordinal);
        Assert.Contains("    name: first → second", done.Output, StringComparison.Ordinal);
        Assert.Contains("+ gazette  ", done.Output, StringComparison.Ordinal);
        Assert.Contains("rejected; nothing of it runs", done.Output, StringComparison.Ordinal);
        Assert.Equal(2, Desk.Current.Sources.Count);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_ask_for_it()
    {
        var url = await ListenAsync();
        Write("gazette", "new");

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(url + ReloadEndpoint.Path, header: false, origin: null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(url + ReloadEndpoint.Path, header: true, origin: "http://attacker.example"));
        Assert.Single(Desk.Current.Sources);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(url + ReloadEndpoint.Path, header: true, origin: null));
        Assert.Equal(2, Desk.Current.Sources.Count);
    }

    [Fact]
    public async Task With_a_token_only_who_knows_it_is_heard()
    {
        var url = await ListenAsync(("Daemon:Token", Secret));
        Write("gazette", "new");

        var without = await Verb.RunAsync("reload", "--url", url);
        var with = await Verb.RunAsync("reload", "--url", url, "--config", TokenFile());

        Assert.Equal((1, 0), (without.Exit, with.Exit));
        Assert.Contains("Daemon:Token", without.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_file_is_rejected_page_twin_and_status_say_so()
    {
        var url = await ListenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var clean = await client.GetStringAsync(new Uri("/stories", UriKind.Relative), Token);
        Temp.Write("sources/herald.yaml", "id: herald\nfeed: x\n");
        await Desk.ReloadAsync();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/stories", UriKind.Relative), Token));
        using var twin = JsonDocument.Parse(await client.GetStringAsync(new Uri(ReloadEndpoint.Path, UriKind.Relative), Token));
        var status = await Verb.RunAsync("status", "--store", Temp.At("a.db"));

        Assert.DoesNotContain("rejected,", clean, StringComparison.Ordinal);
        Assert.Contains("1 rejected, 0 held", page, StringComparison.Ordinal);
        Assert.Contains("unknown key \"feed\"", page, StringComparison.Ordinal);
        Assert.False(twin.RootElement.GetProperty("success").GetBoolean());
        Assert.Contains("file rejected since ", status.Output, StringComparison.Ordinal);
        Assert.Contains("source herald runs on with revision ", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_daemon_a_dry_run_compares_with_the_store_and_a_reload_says_that_none_answers()
    {
        await ListenAsync();
        await Desk.App.StopAsync(Token);
        Write("herald", "second");
        string[] nobody = ["--url", "http://127.0.0.1:1", "--sources", Temp.At("sources"), "--store", Temp.At("a.db")];

        var dry = await Verb.RunAsync(["reload", "--dry-run", .. nobody]);
        var reload = await Verb.RunAsync(["reload", .. nobody]);

        Assert.Contains("    name: first → second", dry.Output, StringComparison.Ordinal);
        Assert.Equal(1, reload.Exit);
        Assert.Contains("no daemon answers at http://127.0.0.1:1", reload.Error, StringComparison.Ordinal);
    }

    private void Write(string id, string name) => Temp.Write($"sources/{id}.yaml", $"id: {id}\nname: {name}\nenabled: false\ndiscover:\n  - feed: https://{id}.example/rss\n");
}
