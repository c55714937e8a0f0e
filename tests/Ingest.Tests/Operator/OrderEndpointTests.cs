using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Operator;
using Ingest.Tests.Support;
using Quartz;

namespace Ingest.Tests.Operator;

/// <summary>The verbs that order something, against a daemon whose source is due once in four years.</summary>
public sealed partial class OrderEndpointTests : DeskTest
{
    private static readonly SourceId Herald = new("herald");

    public override ValueTask InitializeAsync()
    {
        Temp.Write("sources/herald.yaml", "id: herald\nschedule: { cron: \"0 4 29 2 *\" }\ndiscover:\n  - feed: https://herald.example/rss\n");
        Temp.Write("sources/gazette.yaml", "id: gazette\nenabled: false\ndiscover:\n  - feed: https://gazette.example/rss\n");
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_pause_is_in_store_status_page_and_twin_with_who_why_and_how_long_and_the_schedule_follows()
    {
        var url = await ListenAsync();
        using var client = new HttpClient { BaseAddress = new Uri(url) };

        var pause = await Verb.RunAsync("pause", "herald", "--for", "2m", "--reason", "the publisher asked", "--url", url);
        var due = Assert.Single(await DueAsync());
        var state = (await Desk.Store.Sources.FindAsync(Herald, Token))!.OrderedPause!;
        var status = await Verb.RunAsync("status", "--store", Temp.At("a.db"));
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri("/sources/herald", UriKind.Relative), Token));
        using var twin = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/sources/herald", UriKind.Relative), Token));
        var resume = await Verb.RunAsync("resume", "herald", "--url", url);

        Assert.Equal((0, 0), (pause.Exit, resume.Exit));
        Assert.Contains("source herald paused by " + Environment.UserName, pause.Output, StringComparison.Ordinal);
        Assert.Equal(("the publisher asked", Environment.UserName, TimeSpan.FromMinutes(2)), (state.Reason, state.By, state.Until - state.Since));
        Assert.Equal(state.Until!.Value, due, TimeSpan.FromMilliseconds(1));
        Assert.Matches(@"herald\s+paused", status.Output);
        Assert.Matches(@"issue herald: paused by .* since .* until .*: the publisher asked; 'ingest resume herald' has it read again", status.Output);
        Assert.Contains(": the publisher asked", page, StringComparison.Ordinal);
        var source = twin.RootElement.GetProperty("source");
        Assert.Equal(("paused", "the publisher asked"), (source.GetProperty("health").GetString(), source.GetProperty("pause_reason").GetString()));
        Assert.Null((await Desk.Store.Sources.FindAsync(Herald, Token))!.OrderedPause);
        Assert.True(Assert.Single(await DueAsync()) > state.Until);
    }

    [Fact]
    public async Task Run_now_pushes_a_run()
    {
        await OpenAsync();
        var before = DateTimeOffset.UtcNow;

        var result = await Desk.Get<OrderDesk>().CarryOutAsync(new SourceOrder(Herald, OrderKind.RunNow, "desk"), Token);

        Assert.True(result!.Done, result.Words);
        Assert.Contains(await DueAsync(), at => at >= before.AddSeconds(-1) && at <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Run_now_reads_a_source_whose_pause_an_edit_of_its_file_has_ended()
    {
        await OpenAsync();
        await Desk.Store.Sources.SaveAsync(new SourceState { Id = Herald, Pause = new Pause(Some.Now, "gone"), Definition = "older" }, Token);

        var result = await Desk.Get<OrderDesk>().CarryOutAsync(new SourceOrder(Herald, OrderKind.RunNow, "desk"), Token);

        Assert.True(result!.Done, result.Words);
    }

    [Fact]
    public async Task No_run_is_pushed_of_a_source_that_is_paused_disabled_or_unknown()
    {
        var url = await ListenAsync();

        var others = await Verb.RunAsync("run-now", "gazette", "harold", "--url", url);
        await Verb.RunAsync("pause", "herald", "--url", url);
        var paused = await Verb.RunAsync("run-now", "herald", "--json", "--url", url);

        Assert.Equal(1, others.Exit);
        Assert.Contains("source gazette is not enabled", others.Error, StringComparison.Ordinal);
        Assert.Contains("source harold is known neither by a source file nor by the store", others.Error, StringComparison.Ordinal);
        Assert.Equal(1, paused.Exit);
        Assert.False(paused.Lines[0].GetProperty("done").GetBoolean());
        Assert.Contains("'ingest resume herald' comes first", paused.Lines[0].GetProperty("words").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reset_forgets_failures_and_validators_unless_a_worker_is_reading_the_source()
    {
        await OpenAsync();
        var reset = new SourceOrder(Herald, OrderKind.Reset, "desk");
        await Desk.Store.Sources.SaveAsync(
            new SourceState
            {
                Id = Herald,
                Failures = 5,
                LastError = "500",
                DueAt = DateTimeOffset.UtcNow.AddDays(1),
                Documents = new Dictionary<string, DocumentState> { ["https://herald.example/rss"] = new(new Validators("\"x\"", null), Some.Now) },
            },
            Token);

        var lease = (await Desk.Store.Leases.TakeAsync(LeaseKey.Of(Herald), "another", TimeSpan.FromMinutes(1), Token)).Taken!;
        var busy = await Desk.Get<OrderDesk>().CarryOutAsync(reset, Token);
        await Desk.Store.Leases.ReleaseAsync(lease, Token);
        var done = await Desk.Get<OrderDesk>().CarryOutAsync(reset, Token);
        var state = (await Desk.Store.Sources.FindAsync(Herald, Token))!;

        Assert.Equal((false, true), (busy!.Done, done!.Done));
        Assert.Contains("worker another is reading it", busy.Words, StringComparison.Ordinal);
        Assert.Equal((0d, null, Validators.None), (state.Failures, state.LastError, state.Documents["https://herald.example/rss"].Validators));
        Assert.True(Assert.Single(await DueAsync()) <= DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task A_page_of_another_site_orders_nothing()
    {
        var url = await ListenAsync();

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(url + "/api/v1/sources/herald/pause", header: false, origin: null));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(url + "/api/v1/sources/herald/pause", header: true, origin: "http://attacker.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(url + "/sources/herald/pause", header: false, origin: url, ("key", "guessed")));
        Assert.Null(await Desk.Store.Sources.FindAsync(Herald, Token));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(url + "/api/v1/sources/herald/pause", header: true, origin: null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(url + "/api/v1/sources/herald/pause?for=soon", header: true, origin: null));
    }

    [Fact]
    public async Task The_buttons_of_the_page_order_with_the_key_that_it_carries()
    {
        var url = await ListenAsync();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(url) };
        await Verb.RunAsync("pause", "herald", "--url", url);
        var page = await client.GetStringAsync(new Uri("/sources/herald", UriKind.Relative), Token);
        var key = KeyField().Match(page).Groups[1].Value;

        async Task<HttpResponseMessage> PressAsync(string order, params (string Name, string Value)[] fields)
        {
            using var form = new FormUrlEncodedContent([new("key", key), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
            return await client.PostAsync(new Uri("/sources/herald/" + order, UriKind.Relative), form, Token);
        }

        using var refused = await PressAsync("run");
        using var resume = await PressAsync("resume");
        var resumed = (await Desk.Store.Sources.FindAsync(Herald, Token))!.OrderedPause;
        using var pause = await PressAsync("pause", ("for", "1h"), ("reason", "too much"));
        var paused = (await Desk.Store.Sources.FindAsync(Herald, Token))!.OrderedPause!;

        Assert.DoesNotContain("action=\"/sources/herald/pause\"", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Redirect, HttpStatusCode.Redirect), (refused.StatusCode, resume.StatusCode, pause.StatusCode));
        Assert.Equal("/sources/herald", resume.Headers.Location!.OriginalString);
        Assert.Null(resumed);
        Assert.Equal(("too much", "the operator page"), (paused.Reason, paused.By));
    }

    [Fact]
    public async Task With_a_token_only_who_knows_it_orders()
    {
        var url = await ListenAsync(("Daemon:Token", Secret));

        var without = await Verb.RunAsync("pause", "herald", "--url", url);
        var with = await Verb.RunAsync("pause", "herald", "--url", url, "--config", TokenFile());

        Assert.Equal((1, 0), (without.Exit, with.Exit));
        Assert.Contains("Daemon:Token", without.Error, StringComparison.Ordinal);
    }

    /// <summary>When the scheduler would run the source.</summary>
    private async Task<IReadOnlyList<DateTimeOffset>> DueAsync()
    {
        var scheduler = await Desk.Get<ISchedulerFactory>().GetScheduler(Token);
        return [.. (await scheduler.GetTriggersOfJob(new JobKey("herald"), Token)).Select(trigger => trigger.StartTimeUtc)];
    }

    [GeneratedRegex("name=\"key\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex KeyField();
}
