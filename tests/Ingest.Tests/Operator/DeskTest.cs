using System.Net;
using Ingest.Core.Storage;
using Ingest.Operator;
using Ingest.Tests.Reloading;
using Ingest.Tests.Support;

namespace Ingest.Tests.Operator;

/// <summary>A daemon that listens on loopback, over a folder of source files of the test; its scheduler runs nothing before its time.</summary>
public abstract class DeskTest : IAsyncLifetime
{
    private protected const string Secret = "sixteen letters!";

    private ReloadDesk? _desk;

    private protected TempFolder Temp { get; } = new();

    private protected ReloadDesk Desk => _desk ?? throw new InvalidOperationException("nothing was started");

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_desk is not null)
        {
            await _desk.App.StopAsync(Token);
            await _desk.DisposeAsync();
        }

        Temp.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Its parts, which listen nowhere.</summary>
    private protected async Task<ReloadDesk> OpenAsync(params (string Name, string Value)[] settings) => _desk = await ReloadDesk.StartAsync(Temp, settings);

    /// <summary>Its parts at a time of the test, over a store of which something is known.</summary>
    private protected async Task<ReloadDesk> OpenAsync(TimeProvider time, Func<IIngestStore, Task> prepare) => _desk = await ReloadDesk.StartAsync(Temp, time, prepare);

    /// <summary>The address at which it listens.</summary>
    private protected async Task<string> ListenAsync(params (string Name, string Value)[] settings)
    {
        await OpenAsync(settings);
        await Desk.App.StartAsync(Token);
        return Desk.App.Urls.Single();
    }

    /// <summary>A settings file that knows the token.</summary>
    private protected string TokenFile() => Temp.Write("token.json", $$"""{ "Daemon": { "Token": "{{Secret}}" } }""");

    /// <param name="url">Where to.</param>
    /// <param name="header">Whether it carries the header of our own programs.</param>
    /// <param name="origin">The site whose page asks; null for a program.</param>
    /// <param name="fields">Fields of a form.</param>
    private protected static async Task<HttpStatusCode> PostAsync(string url, bool header, string? origin, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url)) { Content = new FormUrlEncodedContent(fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))) };
        if (header)
        {
            request.Headers.Add(OwnRequest.Header, "1");
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await client.SendAsync(request, Token);
        return answer.StatusCode;
    }
}
