using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Spool;

/// <summary>Registers the spool; nothing is made on disk before the first article is kept.</summary>
public static class SpoolRegistration
{
    public static IServiceCollection AddSpool(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<SpoolOptions, SpoolOptionsValidator>().BindConfiguration(SpoolOptions.Section);
        return services.AddSingleton<ArticleSpool>();
    }
}
