using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.EndToEnd.Manners;

/// <summary>A week of the real runner, planner and fetcher at the scoring host, on a fake clock, restarted every few hours over the same file.</summary>
public sealed class SimulatedWeek : IAsyncLifetime
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(13);

    private readonly FakeTimeProvider _clock = new(Some.Now);
    private readonly TempFolder _temp = new();

    /// <summary>Everything that the host saw.</summary>
    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    internal int Stories { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var site = await LoopbackSite.StartAsync();
        var host = new ScoringHost(site, _clock).Open();
        while (_clock.GetUtcNow() < Some.Now + ScoringHost.Length)
        {
            await LiveAsync(site);
            host.Restarts++;
        }

        Visits = [.. host.Visits, .. host.Lost()];
    }

    public ValueTask DisposeAsync()
    {
        _temp.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>One process from start to end.</summary>
    private async Task LiveAsync(LoopbackSite site)
    {
        await using var store = await StoreFactory.OpenAsync(_temp.At("ingest.db"), NullLogger.Instance, _clock, Token);
        await store.MigrateAsync(Token);
        await using var services = new ServiceCollection().AddLogging().AddIngest(Settings(site), store, new SourceCatalog())
            .AddFakeTime(_clock).BuildServiceProvider(validateScopes: true);
        var (planner, runner) = (services.GetRequiredService<RunPlanner>(), services.GetRequiredService<SharedRunner>());
        var source = Some.Source("scored") with
        {
            Homepage = new Uri("http://feed.example/"),
            Discover = [new DiscoverDefinition.Feed(new Uri("http://feed.example/rss.xml"))],
            Politeness = new PolitenessDefinition(TimeSpan.FromSeconds(1)),
        };

        var end = _clock.GetUtcNow() + Lifetime;
        var states = (await store.Sources.AllAsync(Token)).ToDictionary(state => state.Id);
        var due = planner.FirstDue([source], states, _clock.GetUtcNow()).Single().DueAt;
        while (due < end)
        {
            if (due > _clock.GetUtcNow())
            {
                _clock.Advance(due - _clock.GetUtcNow());
            }

            var run = runner.RunAsync(source, onlyIfDue: true, new RunTally(), CancellationToken.None, Token);
            await _clock.AdvanceUntilAsync(run, TimeSpan.FromMilliseconds(250));
            due = await run is SharedRun.NotDue later ? later.DueAt : (await store.Sources.FindAsync(source.Id, Token))!.DueAt!.Value;
        }

        if (end > _clock.GetUtcNow())
        {
            _clock.Advance(end - _clock.GetUtcNow());
        }

        Stories = (int)await store.Stories.CountAsync(Token);
    }

    private IConfiguration Settings(LoopbackSite site) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Fetch:ConnectTo"] = site.ConnectTo,
        ["Fetch:Contact"] = "https://operator.example/bot",
        ["Fetch:Timeout"] = "00:30:00",
        ["Pipeline:Lease"] = "00:10:00",
        ["Spool:Folder"] = _temp.At("spool"),
    }).Build();
}
