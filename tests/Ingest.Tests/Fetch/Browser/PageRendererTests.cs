using Ingest.Core.Fetch;
using Ingest.Core.Fetch.Browser;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Fetch.Browser;

public sealed class PageRendererTests : IAsyncLifetime
{
    private LoopbackSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LoopbackSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [BrowserFact]
    public async Task The_document_that_scripts_make_is_the_page()
    {
        _site.On("herald.example/news/1", "<body><p id=a>waiting</p><script src=/made.js></script></body>")
            .On("herald.example/made.js", "fetch('/data.json').then(r => r.json()).then(d => document.getElementById('a').textContent = d.text)"u8.ToArray(), "text/javascript")
            .On("herald.example/data.json", """{"text":"Barges ازدحم counted"}"""u8.ToArray(), "application/json");

        var page = await RenderAsync();

        Assert.Contains("<p id=\"a\">Barges ازدحم counted</p>", page.Text, StringComparison.Ordinal);
        Assert.Equal(("utf-8", "browser", "http://herald.example/news/1"), (page.Charset, page.CharsetFrom, page.Url.AbsoluteUri));
        Assert.All(_site.AllRequests, request => Assert.StartsWith("ingest/", request.Header("User-Agent"), StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Half_a_surrogate_pair_is_shown_as_unreadable()
    {
        _site.On("herald.example/news/1", """<body><p id=a></p><script>document.getElementById('a').textContent = 'Quay \ud83d shut'</script></body>""");

        Assert.Contains("<p id=\"a\">Quay \uFFFD shut</p>", (await RenderAsync()).Text, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task The_guard_holds_for_all_that_the_page_asks_for()
    {
        await using var secret = await LoopbackSite.StartAsync();
        var inside = $"http://127.0.0.1:{secret.Port}";
        secret.On("/in.js", "document.body.append('reached')"u8.ToArray(), "text/javascript").On("/in", "reached", 200, ("Access-Control-Allow-Origin", "*"));
        _site.On("herald.example/hop.js", 302, ("Location", inside + "/in.js"));
        _site.On("herald.example/news/1", $$"""
            <body><p id=a></p>
            <script src="{{inside}}/in.js"></script>
            <script src="/hop.js"></script>
            <link rel=stylesheet href="{{inside}}/in.css"><link rel=preconnect href="{{inside}}"><link rel=dns-prefetch href="{{inside}}">
            <img src="{{inside}}/in.png"><iframe src="{{inside}}/in"></iframe><video src="{{inside}}/in.mp4"></video>
            <form id=f action="{{inside}}/in" method=post></form>
            <script>
              fetch('{{inside}}/in').then(() => document.body.append('reached'), () => {});
              navigator.sendBeacon('{{inside}}/in', 'x');
              try { const s = new WebSocket('ws://127.0.0.1:{{secret.Port}}/in'); s.onopen = () => document.body.append('reached'); } catch {}
              try { const e = new EventSource('{{inside}}/in'); e.onopen = () => document.body.append('reached'); } catch {}
              try { new Worker(URL.createObjectURL(new Blob(["fetch('{{inside}}/in')"]))); } catch {}
              try { navigator.serviceWorker.register('/sw.js').catch(() => {}); } catch {}
              try { window.open('{{inside}}/in'); } catch {}
              try { const c = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:{{secret.Port}}' }] }); c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o)); } catch {}
              document.getElementById('a').textContent = 'ran';
              setTimeout(() => { location = '{{inside}}/in'; }, 50);
            </script></body>
            """);

        var page = await RenderAsync();

        Assert.Empty(secret.AllRequests);
        Assert.Contains("<p id=\"a\">ran</p>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("reached</", page.Text, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Pictures_media_and_fonts_are_not_asked_for_and_requests_are_counted()
    {
        _site.On("herald.example/news/1", $$"""
            <style>@font-face { font-family: x; src: url(/x.woff) } p { font-family: x; background: url(/bg.png) }</style>
            <body><p>x</p><img src=/a.png><video src=/a.mp4></video>{{string.Concat(Enumerable.Range(0, 9).Select(n => $"<script src=/{n}.js></script>"))}}</body>
            """);

        await RenderAsync(options => options.Requests = 4);

        Assert.Equal(4, _site.Requests.Count(request => request.Path.EndsWith(".js", StringComparison.Ordinal)));
        Assert.DoesNotContain(_site.Requests, request => request.Path.EndsWith("png", StringComparison.Ordinal) || request.Path.EndsWith("mp4", StringComparison.Ordinal) || request.Path.EndsWith("woff", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task A_page_that_grows_without_end_is_refused()
    {
        _site.On("herald.example/news/1", "<body><script>document.body.append('x'.repeat(200000))</script></body>");
        await using var fetcher = Fetcher(null, fetch => fetch.PageLimit = 64 << 10);

        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source()));

        Assert.Equal(FailureKind.TooLarge, failed.Kind);
    }

    [Fact]
    public async Task Without_a_browser_the_site_is_not_asked_and_what_is_missing_is_named()
    {
        await using var fetcher = Fetcher(options => options.Path = "/no/such/chromium");

        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source()));

        Assert.Equal((FailureKind.NoBrowser, "the source has render: browser, and Browser:Path '/no/such/chromium' does not exist"), (failed.Kind, failed.Detail));
        Assert.Empty(_site.AllRequests);
    }

    [Fact]
    public async Task What_is_no_browser_is_a_failure_that_says_so()
    {
        _site.On("herald.example/news/1", "<p>x</p>");
        await using var fetcher = Fetcher(options => options.Path = "/bin/true");

        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source()));

        Assert.Equal(FailureKind.Browser, failed.Kind);
        Assert.StartsWith("herald.example: the browser could not show the page: ", failed.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shell_is_asked_for_whole()
    {
        _site.On("herald.example/news/1", 304);
        await using var fetcher = Fetcher(options => options.Path = "/bin/true");

        var result = await fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source(), validators: new Validators("\"v1\"", "Mon, 02 Mar 2026 10:00:00 GMT"));

        Assert.IsType<FetchResult.Failed>(result);
        Assert.Equal((null, null), (_site.Requests.Single().Header("If-None-Match"), _site.Requests.Single().Header("If-Modified-Since")));
    }

    [Fact]
    public async Task Feeds_are_read_without_it()
    {
        _site.On("herald.example/rss.xml", "<rss/>");
        await using var fetcher = Fetcher(options => options.Path = "/no/such/chromium");

        Assert.IsType<FetchResult.Fetched>(await fetcher.FetchAsync(new Uri("http://herald.example/rss.xml"), Source(), FetchKind.Feed));
    }

    [Theory]
    [InlineData("Script", "GET", true)]
    [InlineData("XHR", "GET", true)]
    [InlineData("XHR", "POST", false)]
    [InlineData("Image", "GET", false)]
    [InlineData("Font", "GET", false)]
    [InlineData("Document", "GET", false)]
    [InlineData("Ping", "GET", false)]
    public void Only_what_a_text_may_depend_on_is_fetched(string kind, string method, bool wanted) => Assert.Equal(wanted, BrowserErrand.IsWanted(kind, method));

    [Theory]
    [InlineData("http://10.0.0.1/a.js")]
    [InlineData("http://localhost/a.js")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://herald.example/away.js")]
    public async Task An_errand_goes_nowhere_that_the_guard_forbids(string url)
    {
        _site.On("herald.example/away.js", 302, ("Location", "http://169.254.169.254/latest"));
        await using var fetcher = Fetcher(null);
        var errand = new BrowserErrand(fetcher.Get<PoliteClient>(), fetcher.Get<HttpTransport>(), Source(), new BrowserOptions());

        Assert.Null(await errand.FetchAsync(new Uri(url), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_bytes_of_a_page_are_bounded()
    {
        _site.On("herald.example/a.js", new byte[3000], "text/javascript");
        await using var fetcher = Fetcher(null);
        var errand = new BrowserErrand(fetcher.Get<PoliteClient>(), fetcher.Get<HttpTransport>(), Source(), new BrowserOptions { Limit = 5000 });

        Assert.NotNull(await errand.FetchAsync(new Uri("http://herald.example/a.js"), TestContext.Current.CancellationToken));
        Assert.Null(await errand.FetchAsync(new Uri("http://herald.example/a.js"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_is()
    {
        _site.On("herald.example/a.js", 429, ("Retry-After", "600"));
        await using var fetcher = Fetcher(null);
        var errand = new BrowserErrand(fetcher.Get<PoliteClient>(), fetcher.Get<HttpTransport>(), Source(), new BrowserOptions());

        Assert.Equal(429, (await errand.FetchAsync(new Uri("http://herald.example/a.js"), TestContext.Current.CancellationToken))?.Status);
        Assert.Null(await errand.FetchAsync(new Uri("http://herald.example/b.js"), TestContext.Current.CancellationToken));

        Assert.Single(_site.AllRequests);
        Assert.NotNull(fetcher.Get<HostGate>().HeldUntil("herald.example"));
    }

    private static SourceDefinition Source() => Some.Source() with
    {
        Render = RenderMode.Browser,
        Politeness = new PolitenessDefinition(TimeSpan.Zero, Rights: RightsPolicy.Ignore),
    };

    private TestFetcher Fetcher(Action<BrowserOptions>? browser, Action<FetchOptions>? fetch = null) => new(
        options =>
        {
            options.ConnectTo = _site.ConnectTo;
            options.Retries = 0;
            fetch?.Invoke(options);
        },
        browser: options =>
        {
            // Far more than a script here takes on a busy machine.
            (options.Sandbox, options.SettleFor) = (false, TimeSpan.FromSeconds(3));
            browser?.Invoke(options);
        });

    private async Task<Page> RenderAsync(Action<BrowserOptions>? browser = null)
    {
        await using var fetcher = Fetcher(browser);
        var result = await fetcher.FetchAsync(new Uri("http://herald.example/news/1"), Source());
        return result is FetchResult.Fetched { Page: var page } ? page : throw new InvalidOperationException(result.ToString());
    }
}
