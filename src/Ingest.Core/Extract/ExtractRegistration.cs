using Ingest.Core.Extract.Repair;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Extract;

/// <summary>Registers the reading of pages.</summary>
public static class ExtractRegistration
{
    public static IServiceCollection AddExtraction(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptionsWithValidateOnStart<ExtractOptions, ExtractOptionsValidator>().BindConfiguration(ExtractOptions.Section);
        services.AddSingleton<RuleRepair>();
        return services.AddSingleton(provider => new ArticleExtractor(provider.GetRequiredService<IOptions<ExtractOptions>>().Value.LongestTime, provider.GetRequiredService<TimeProvider>()));
    }
}
