using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Ingest.Core.Fetch;

/// <summary>Registers the only place that talks HTTP.</summary>
public static class FetchRegistration
{
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<FetchOptions, FetchOptionsValidator>().BindConfiguration(FetchOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<HostGate>()
            .AddSingleton<HttpWire>()
            .AddSingleton<HttpExchange>()
            .AddSingleton<RobotsCache>()
            .AddSingleton<IFetcher, HttpFetcher>();
    }
}
