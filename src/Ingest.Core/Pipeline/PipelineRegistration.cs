using Ingest.Core.Deduplicate;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Registers every stage and the pipeline made of them; the caller adds the store.</summary>
public static class PipelineRegistration
{
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddFetching();
        services.AddOptionsWithValidateOnStart<PipelineOptions, PipelineOptionsValidator>().BindConfiguration(PipelineOptions.Section);
        services.AddOptionsWithValidateOnStart<DeduplicationOptions, DeduplicationOptionsValidator>().BindConfiguration(DeduplicationOptions.Section);
        return services
            .AddSingleton<ArticleExtractor>()
            .AddSingleton<StoryNormalizer>()
            .AddSingleton<StoryMatcher>()
            .AddSingleton<StoryPlacer>()
            .AddSingleton<LinkCollector>()
            .AddSingleton<RunPlanner>()
            .AddSingleton<HostMemory>()
            .AddSingleton<StoryPipeline>()
            .AddSingleton<SourceRunner>()
            .AddSingleton<IngestMetrics>();
    }
}
