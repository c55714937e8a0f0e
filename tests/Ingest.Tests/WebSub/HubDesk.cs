using System.Net;
using Ingest.Backends;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Tests.Support;
using Ingest.WebSub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.WebSub;

/// <summary>The daemon's WebSub endpoint on loopback, its keeper, and a hub that writes down what it is asked.</summary>
internal sealed class HubDesk : IAsyncDisposable
{
    public static readonly Uri Hub = new("https://hub.example/");
    public static readonly Uri Topic = new("https://herald.example/rss.xml");

    private readonly WebApplication _app;

    private HubDesk(IIngestStore store)
    {
        Store = store;
        _app = Build();
    }

    public IIngestStore Store { get; }

    public FakeTimeProvider Clock { get; } = new(Some.Now);

    public List<IReadOnlyDictionary<string, string>> Asked { get; } = [];

    /// <summary>Why the hub refuses; null when it accepts.</summary>
    public string? Refusal { get; set; }

    public List<(SourceId Source, DateTimeOffset At)> Pushed { get; } = [];

    public HttpClient Client { get; } = new();

    public SourceCatalog Catalog { get; } = new();

    public SubscriptionKeeper Keeper => _app.Services.GetRequiredService<SubscriptionKeeper>();

    public PushedSources Live => _app.Services.GetRequiredService<PushedSources>();

    /// <summary>What the hub breaks with; null when it does not.</summary>
    public Exception? Break { get; set; }

    /// <summary>Least interval between polls; null while the source is polled as before.</summary>
    public TimeSpan? Every => Live.EveryOf(Some.Source().Id, [Topic]);

    /// <summary>The path of the callback that the hub was last told.</summary>
    public string Callback => Asked[^1]["hub.callback"]["https://news.example".Length..];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HubDesk> OpenAsync()
    {
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, TimeProvider.System, Token);
        await store.MigrateAsync(Token);
        var desk = new HubDesk(store);
        await desk._app.StartAsync(Token);
        desk.Client.BaseAddress = new Uri(desk._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        desk.Catalog.Swap(new SourceSet([Some.Source()]));
        await desk.NameAsync(Hub);
        return desk;
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        builder.Configuration["WebSub:Callback"] = "https://news.example/websub/";
        builder.Configuration["WebSub:Secret"] = new string('s', 32);
        builder.Configuration["WebSub:LargestBody"] = "2048";
        builder.Services.AddSingleton<TimeProvider>(Clock).AddSingleton(Store).AddSingleton<PushedSources>().AddSingleton(Catalog)
            .AddSingleton<ISourceTrigger>(new Trigger(this)).AddSingleton<AskHub>(AskAsync).AddWebSub();
        var app = builder.Build();
        app.MapWebSub();
        return app;
    }

    /// <summary>The source's feed names a hub, as a run would have recorded it.</summary>
    public Task NameAsync(Uri? hub, double failures = 0) => Store.Sources.SaveAsync(
        new SourceState
        {
            Id = Some.Source().Id,
            Failures = failures,
            Documents = new Dictionary<string, DocumentState> { [Topic.AbsoluteUri] = new(Validators.None, Some.Now) { Hub = hub, Topic = hub is null ? null : Topic } },
        },
        Token);

    public async Task<(HttpStatusCode Status, string Text)> VerifyAsync(string mode, string topic = "https://herald.example/rss.xml", int? lease = 3600)
    {
        var answer = await Client.GetAsync($"{Callback}?hub.mode={mode}&hub.topic={Uri.EscapeDataString(topic)}&hub.challenge=c-1{(lease is null ? "" : $"&hub.lease_seconds={lease}")}", Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
    }

    private Task<string?> AskAsync(Uri hub, IReadOnlyDictionary<string, string> form, SourceDefinition source, CancellationToken cancellationToken)
    {
        Asked.Add(form);
        return Break is null ? Task.FromResult(Refusal) : Task.FromException<string?>(Break);
    }

    private sealed class Trigger(HubDesk desk) : ISourceTrigger
    {
        public Task PushAsync(SourceDefinition source, DateTimeOffset at, CancellationToken cancellationToken)
        {
            desk.Pushed.Add((source.Id, at));
            return Task.CompletedTask;
        }
    }
}
