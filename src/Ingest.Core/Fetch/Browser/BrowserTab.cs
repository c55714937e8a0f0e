using System.Globalization;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Fetch.Browser;

/// <summary>One page in one browser: gives it the page that was fetched and what that asks for, and takes what it shows in the end.</summary>
internal sealed class BrowserTab(BrowserPipe pipe, BrowserErrand errand, Page page, BrowserOptions options, int longest, TimeProvider time)
{
    /// <summary>Headers of an answer that matter inside the browser.</summary>
    private static readonly string[] Passed = ["Content-Type", "Content-Security-Policy", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"];

    private const string Blocked = "BlockedByClient";

    private readonly List<Task> _errands = [];
    private string? _session;
    private bool _given;
    private bool _loaded;

    /// <summary>The document as HTML, cut one character beyond <c>longest</c>.</summary>
    /// <exception cref="IOException">The browser ended.</exception>
    public async Task<string> ShowAsync(CancellationToken cancellationToken)
    {
        using var errands = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
            var next = await LoadAsync(errands.Token, cancellationToken).ConfigureAwait(false);
            return await TakeAsync(next, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await errands.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_errands).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await SendAsync("Browser.setDownloadBehavior", new { behavior = "deny" }, cancellationToken).ConfigureAwait(false);
        var target = await AnswerAsync(await SendAsync("Target.createTarget", new { url = "about:blank" }, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var attached = await AnswerAsync(
            await SendAsync("Target.attachToTarget", new { targetId = JsonText.Of(target.GetProperty("targetId")), flatten = true }, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        _session = JsonText.Of(attached.GetProperty("sessionId"));
        await SendAsync("Fetch.enable", new { patterns = new[] { new { urlPattern = "*" } } }, cancellationToken).ConfigureAwait(false);
        await SendAsync("Page.enable", new { }, cancellationToken).ConfigureAwait(false);
        await SendAsync("Page.navigate", new { url = page.Url.AbsoluteUri }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Serves the page until it has loaded and asks for nothing more, or its time is over. Returns the message that is awaited by then.</summary>
    private async Task<Task<JsonElement>> LoadAsync(CancellationToken errands, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var next = pipe.ReadAsync(cancellationToken);
        while (true)
        {
            _errands.RemoveAll(one => one.IsCompletedSuccessfully);
            var left = options.LoadFor - time.GetElapsedTime(started);
            var quiet = _loaded && _errands.Count == 0 && options.SettleFor < left;
            var wait = Task.Delay(quiet ? options.SettleFor : left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken);
            var done = await Task.WhenAny([next, wait, .. _errands]).ConfigureAwait(false);
            if (done == wait)
            {
                await wait.ConfigureAwait(false);
                return next;
            }

            if (done == next)
            {
                await HearAsync(await next.ConfigureAwait(false), errands, cancellationToken).ConfigureAwait(false);
                next = pipe.ReadAsync(cancellationToken);
            }
            else
            {
                await done.ConfigureAwait(false);
            }
        }
    }

    private async Task<string> TakeAsync(Task<JsonElement> next, CancellationToken cancellationToken)
    {
        // Where the page could not be shown at all, an error page of the browser stands in its place.
        var expression = string.Create(CultureInfo.InvariantCulture, $"location.protocol.startsWith('http') ? document.documentElement.outerHTML.slice(0, {longest + 1}) : null");
        var id = await SendAsync("Runtime.evaluate", new { expression, returnByValue = true }, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var message = await next.ConfigureAwait(false);
            if (IsAnswer(message, id))
            {
                return Result(message).GetProperty("result").TryGetProperty("value", out var html) && html.ValueKind == JsonValueKind.String ? JsonText.Of(html) : throw new IOException("it shows no document");
            }

            next = pipe.ReadAsync(cancellationToken);
        }
    }

    private async Task HearAsync(JsonElement message, CancellationToken errands, CancellationToken cancellationToken)
    {
        switch (message.TryGetProperty("method", out var method) ? JsonText.Of(method) : null)
        {
            case "Page.loadEventFired":
                _loaded = true;
                break;
            case "Page.javascriptDialogOpening":
                await SendAsync("Page.handleJavaScriptDialog", new { accept = false }, cancellationToken).ConfigureAwait(false);
                break;
            case "Fetch.requestPaused":
                await ServeAsync(message.GetProperty("params"), errands, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    private async Task ServeAsync(JsonElement paused, CancellationToken errands, CancellationToken cancellationToken)
    {
        var request = paused.GetProperty("request");
        var id = JsonText.Of(paused.GetProperty("requestId"));
        var kind = JsonText.Of(paused.GetProperty("resourceType"));
        if (kind == "Document" && !_given)
        {
            _given = true;
            await FulfilAsync(id, page.Status, page.Headers, page.Bytes, cancellationToken).ConfigureAwait(false);
        }
        else if (BrowserErrand.IsWanted(kind, JsonText.Of(request.GetProperty("method"))) && Uri.TryCreate(JsonText.Of(request.GetProperty("url")), UriKind.Absolute, out var url))
        {
            _errands.Add(RunErrandAsync(id, url, errands));
        }
        else
        {
            // A page that wants to go elsewhere stays: what is aborted, unlike what is blocked, leaves the document as it is.
            await FailAsync(id, kind == "Document" ? "Aborted" : Blocked, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RunErrandAsync(string id, Uri url, CancellationToken cancellationToken)
    {
        if (await errand.FetchAsync(url, cancellationToken).ConfigureAwait(false) is { } answered)
        {
            await FulfilAsync(id, answered.Status, answered.Headers.All, answered.Body, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await FailAsync(id, Blocked, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task FulfilAsync(string id, int status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var passed = Passed.Where(headers.ContainsKey).Select(name => new { name, value = headers[name] });
        return SendAsync("Fetch.fulfillRequest", new { requestId = id, responseCode = status, responseHeaders = passed, body = Convert.ToBase64String(body.Span) }, cancellationToken);
    }

    private Task FailAsync(string id, string errorReason, CancellationToken cancellationToken) =>
        SendAsync("Fetch.failRequest", new { requestId = id, errorReason }, cancellationToken);

    private Task<int> SendAsync(string method, object parameters, CancellationToken cancellationToken) => pipe.SendAsync(method, parameters, _session, cancellationToken);

    private async Task<JsonElement> AnswerAsync(int id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (IsAnswer(message, id))
            {
                return Result(message);
            }
        }
    }

    private static bool IsAnswer(JsonElement message, int id) => message.TryGetProperty("id", out var number) && number.GetInt32() == id;

    /// <exception cref="IOException">The browser refused the command.</exception>
    private static JsonElement Result(JsonElement answer) => answer.TryGetProperty("result", out var result) ? result : throw new IOException($"the browser refused: {answer}");
}
