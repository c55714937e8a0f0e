using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>Registers fetching.</summary>
public static class FetchRegistration
{
    public static IServiceCollection AddFetching(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<FetchOptions, FetchOptionsValidator>().BindConfiguration(FetchOptions.Section);
        services.AddSingleton<IValidateOptions<FetchOptions>, ConnectToValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<HostGate>()
            .AddSingleton<HostBreakers>()
            .AddSingleton<HttpTransport>()
            .AddSingleton<PoliteClient>()
            .AddSingleton<RobotsCache>()
            .AddSingleton<SitemapLines>(provider => provider.GetRequiredService<RobotsCache>().SitemapsAsync)
            .AddSingleton<HubClient>()
            .AddSingleton<AskHub>(provider => provider.GetRequiredService<HubClient>().AskAsync)
            .AddSingleton<IFetcher, HttpFetcher>();
    }
}
