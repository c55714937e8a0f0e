using Ingest.Core.Fetch.Browser;
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
        services.AddOptionsWithValidateOnStart<BrowserOptions, BrowserOptionsValidator>().BindConfiguration(BrowserOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ResolveHost>(System.Net.Dns.GetHostAddressesAsync);
        return services
            .AddSingleton<HostGate>()
            .AddSingleton<ThrottleKeys>()
            .AddSingleton<HostBreakers>()
            .AddSingleton<HttpTransport>()
            .AddSingleton<PoliteClient>()
            .AddSingleton<RobotsCache>()
            .AddSingleton<TdmCache>()
            .AddSingleton<PageRenderer>()
            .AddSingleton(services => new SiteInspector(
                services.GetRequiredService<RobotsCache>(),
                services.GetRequiredService<ThrottleKeys>(),
                services.GetRequiredService<IHostClaims>(),
                services.GetRequiredService<HttpTransport>(),
                services.GetRequiredService<IOptions<FetchOptions>>(),
                services.GetRequiredService<TimeProvider>()))
            .AddSingleton<SitemapLines>(provider => provider.GetRequiredService<RobotsCache>().SitemapsAsync)
            .AddSingleton<HubClient>()
            .AddSingleton<AskHub>(provider => provider.GetRequiredService<HubClient>().AskAsync)
            .AddSingleton<IFetcher, HttpFetcher>();
    }
}
