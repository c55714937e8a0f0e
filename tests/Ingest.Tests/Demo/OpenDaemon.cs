using Ingest.Cli;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Demo;

/// <summary>The daemon's own parts over the source files of a newsroom and an embedded store.</summary>
internal sealed class OpenDaemon : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SourceSet _sources;
    private readonly Terminal _terminal;

    private OpenDaemon(IIngestStore store, ServiceProvider services, SourceSet sources, Terminal terminal)
    {
        Store = store;
        _services = services;
        _sources = sources;
        _terminal = terminal;
    }

    public IIngestStore Store { get; }

    /// <param name="only">Ids of the sources to read; all when it is empty.</param>
    public static async Task<OpenDaemon> StartAsync(Newsroom newsroom, string folder, params string[] only)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var sources = Path.Combine(folder, "sources");
        await newsroom.WriteSourcesAsync(sources, cancellationToken);
        var settings = Settings.Read(null, new Dictionary<string, string?>
        {
            [Settings.StoreConnection] = Path.Combine(folder, "ingest.db"),
            [Settings.ConnectTo] = newsroom.HostAndPort,
            ["Fetch:RetryDelay"] = "00:00:00.01",
            ["Pipeline:RevisitAfter:0"] = "00:00:00.001",
        });
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null, IsInteractive: false);
        var set = await SourceFolder.LoadAsync(sources, only, terminal);
        var store = await Session.OpenStoreAsync(settings, terminal, cancellationToken);
        return new OpenDaemon(store, RunOnce.Provide(settings, store, set, terminal), set, terminal);
    }

    public Task RunAsync() => RunOnce.RoundAsync(_services, _sources, _terminal, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Store.DisposeAsync();
    }
}
