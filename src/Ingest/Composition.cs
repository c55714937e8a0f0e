using Ingest.Cli;
using Ingest.Core.Pipeline;
using Ingest.Core.Schedule;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest;

/// <summary>The one place where the parts are put together.</summary>
internal static class Composition
{
    public static IServiceCollection AddIngest(
        this IServiceCollection services, IConfiguration settings, IIngestStore store, SourceCatalog catalog)
    {
        services.AddSingleton(settings);
        services.AddSingleton(store);
        services.AddSingleton(catalog);
        services.AddMetrics();
        services.AddSingleton(new DuePlanner((cron, sourceId, zone, after) => SourceLoading.Cron(cron, sourceId)?.WithTimeZone(zone).GetNextValidTimeAfter(after)));
        return services.AddPipeline();
    }

    /// <summary>The parts without a host, for verbs that do one thing and end.</summary>
    public static ServiceProvider Provide(IConfiguration settings, IIngestStore store, SourceCatalog catalog, Action<ILoggingBuilder> logging)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging);
        return services.AddIngest(settings, store, catalog).BuildValidated();
    }

    /// <summary>Builds the parts and refuses bad settings now, as a host does at its start.</summary>
    /// <exception cref="OptionsValidationException">A setting is bad; several sections come as an <see cref="AggregateException"/>.</exception>
    public static ServiceProvider BuildValidated(this IServiceCollection services)
    {
        var provider = services.BuildServiceProvider(validateScopes: true);
        provider.GetRequiredService<IStartupValidator>().Validate();
        return provider;
    }
}
