using Ingest.Backends;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

/// <summary>Several workers, each with its own parts, over one store on a fake clock.</summary>
internal sealed class LeasedStore : IAsyncDisposable
{
    private readonly List<ServiceProvider> _workers = [];

    private LeasedStore(IIngestStore store, FakeTimeProvider time) => (Store, Time) = (store, time);

    public IIngestStore Store { get; }

    public FakeTimeProvider Time { get; }

    public static async Task<LeasedStore> OpenAsync()
    {
        var time = new FakeTimeProvider(Some.Now);
        var store = await StoreFactory.OpenAsync(StoreFactory.InMemory, NullLogger.Instance, time, TestContext.Current.CancellationToken);
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        return new LeasedStore(store, time);
    }

    /// <summary>The parts of one worker; <paramref name="configure"/> replaces some.</summary>
    public ServiceProvider Worker(string name, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddLogging().AddIngest(new ConfigurationBuilder().Build(), Store, new SourceCatalog())
            .AddSingleton<TimeProvider>(Time).AddSingleton(new Worker(name));
        configure?.Invoke(services);
        var worker = services.BuildServiceProvider(validateScopes: true);
        _workers.Add(worker);
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }

        await Store.DisposeAsync();
    }
}
