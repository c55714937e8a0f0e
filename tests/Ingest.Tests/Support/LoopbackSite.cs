using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Support;

/// <summary>A web site on loopback that answers what the test tells it to. Routes are <c>/path</c> or <c>host/path</c>; all else is 404.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, RequestDelegate> _routes = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<SeenRequest> _requests = new();

    private LoopbackSite(WebApplication application) => _application = application;

    public int Port { get; private set; }

    /// <summary>Value for <c>FetchOptions.ConnectTo</c>, so that the site answers under any host name.</summary>
    public string ConnectTo => $"127.0.0.1:{Port}";

    /// <summary>Every request in order of arrival, those for robots.txt and reserved rights included.</summary>
    public IReadOnlyList<SeenRequest> AllRequests => [.. _requests];

    /// <summary>Every request but those for robots.txt and reserved rights.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. _requests.Where(request => request.Path is not ("/robots.txt" or "/.well-known/tdmrep.json"))];

    public static async Task<LoopbackSite> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxResponseBufferSize = 64 << 10;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Logging.ClearProviders();

        var application = builder.Build();
        var site = new LoopbackSite(application);
        application.Run(site.AnswerAsync);
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        site.Port = new Uri(address).Port;
        return site;
    }

    public Uri Url(string path) => new($"http://127.0.0.1:{Port}{path}");

    /// <summary>A source that may reach this site and no other, without delay between requests.</summary>
    public SourceDefinition Source(string id = "herald") => Some.Source(id) with
    {
        Homepage = Url("/"),
        Discover = [new DiscoverDefinition.Feed(Url("/rss.xml"))],
        Politeness = new PolitenessDefinition(TimeSpan.Zero),
        Network = new NetworkDefinition([IPNetwork.Parse("127.0.0.0/8")], [Port]),
    };

    /// <summary>Answers a route by code.</summary>
    public LoopbackSite On(string route, RequestDelegate answer)
    {
        _routes[route] = answer;
        return this;
    }

    /// <summary>Answers a route with bytes.</summary>
    public LoopbackSite On(string route, byte[] body, string? contentType, int status = 200, params (string Name, string Value)[] headers) =>
        On(route, async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = contentType;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers.Append(name, value);
            }

            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        });

    /// <summary>Answers a route with an HTML page.</summary>
    public LoopbackSite On(string route, string html, int status = 200, params (string Name, string Value)[] headers) =>
        On(route, Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status, headers);

    /// <summary>Answers a route with a status and headers alone.</summary>
    public LoopbackSite On(string route, int status, params (string Name, string Value)[] headers) => On(route, [], null, status, headers);

    /// <summary>Gives the statuses one after the other, the last one for ever; 200 comes with a small page.</summary>
    public LoopbackSite OnEach(string route, params int[] statuses)
    {
        var next = -1;
        return On(route, async context =>
        {
            context.Response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref next), statuses.Length - 1)];
            if (context.Response.StatusCode == 200)
            {
                await context.Response.WriteAsync("<p>Harbor reopens</p>", context.RequestAborted);
            }
        });
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        _requests.Enqueue(new SeenRequest(
            request.Host.Value ?? "",
            request.Path.Value + request.QueryString.Value,
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

        if (_routes.TryGetValue(request.Host.Host + request.Path.Value, out var answer) || _routes.TryGetValue(request.Path.Value!, out answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}

/// <summary>A request as the site saw it.</summary>
internal sealed record SeenRequest(string Host, string Path, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
