using Ingest.Cli;

namespace Ingest.Reloading;

/// <summary>Registers the reload of source files.</summary>
internal static class ReloadRegistration
{
    public static IServiceCollection AddReloading(this IServiceCollection services, SourceScope scope)
    {
        services.AddOptionsWithValidateOnStart<SourcesOptions, SourcesOptionsValidator>().BindConfiguration(SourcesOptions.Section);
        services.AddSingleton(scope).AddSingleton(SourceLoading.Loader());
        services.AddSingleton<KeptFiles>().AddSingleton<SourceReloader>().AddSingleton<SourceWatch>();
        return services.AddHostedService(provider => provider.GetRequiredService<SourceWatch>());
    }
}
