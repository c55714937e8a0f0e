using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Deduplicate;

/// <summary>Registers the judgement of stories.</summary>
public static class DeduplicationRegistration
{
    public static IServiceCollection AddDeduplication(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DeduplicationOptions, DeduplicationOptionsValidator>()
            .BindConfiguration(DeduplicationOptions.Section);
        return services.AddSingleton<StoryMatcher>();
    }
}
