using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ingest.Tests.Support;

/// <summary>Several made-up hosts on one loopback port, told apart by the Host header; answers conditional requests.</summary>
internal sealed class NewsStand : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly WebApplication _app;

    private NewsStand(WebApplication app) => _app = app;

    /// <summary>Requests so far as <c>GET host/path 200</c>, in order of arrival.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>For <c>--connect-to</c>.</summary>
    public string Address { get; private set; } = string.Empty;

    public static async Task<NewsStand> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var stand = new NewsStand(builder.Build());
        stand._app.Run(stand.AnswerAsync);
        await stand._app.StartAsync();
        var address = stand._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        stand.Address = new Uri(address).Authority;
        return stand;
    }

    /// <summary>Serves <paramref name="text"/> as UTF-8 with an ETag.</summary>
    public NewsStand Add(string hostAndPath, string text, string contentType = "text/html; charset=utf-8") =>
        Add(hostAndPath, Encoding.UTF8.GetBytes(text), contentType);

    public NewsStand Add(string hostAndPath, byte[] bytes, string contentType)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        return Add(hostAndPath, async context =>
        {
            context.Response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            context.Response.ContentType = contentType;
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        });
    }

    public NewsStand Add(string hostAndPath, Func<HttpContext, Task> answer)
    {
        _pages[hostAndPath] = answer;
        return this;
    }

    /// <summary>An RSS feed with one item for each link.</summary>
    public NewsStand AddFeed(string hostAndPath, params string[] links) => Add(
        hostAndPath,
        $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>feed</title><link>http://{hostAndPath}</link>{string.Concat(links.Select(link => $"<item><link>{link}</link></item>"))}</channel></rss>",
        "application/rss+xml; charset=utf-8");

    /// <summary>Made-up stories at HOST/news/N, without validators. The task ends when half of them have been asked for.</summary>
    public Task AddStories(string host, int stories)
    {
        var half = new TaskCompletionSource();
        var served = 0;
        for (var n = 0; n < stories; n++)
        {
            var page = MadeUpNews.Page(n);
            Add($"{host}/news/{n}", async context =>
            {
                if (Interlocked.Increment(ref served) == stories / 2)
                {
                    half.SetResult();
                }

                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(page, context.RequestAborted);
            });
        }

        return half.Task;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var key = context.Request.Host.Host + context.Request.Path + context.Request.QueryString;
        if (_pages.TryGetValue(key, out var answer))
        {
            await answer(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        Requests.Enqueue($"{context.Request.Method} {key} {context.Response.StatusCode}");
    }
}
