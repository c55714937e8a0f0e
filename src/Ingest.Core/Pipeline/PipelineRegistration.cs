using Ingest.Core.Deduplicate;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Spool;
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
        services.AddSingleton<IValidateOptions<PipelineOptions>, RevisitValidator>();
        return services
            .AddExtraction()
            .AddSingleton<ExtractionQueue>()
            .AddSingleton<FurtherPages>()
            .AddSingleton<StoryNormalizer>()
            .AddDeduplication()
            .AddSingleton<StoryPlacer>()
            .AddSingleton<OutageWatch>()
            .AddSingleton<AbsenceWatch>()
            .AddSingleton<RemovalMarker>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<PushedSources>()
            .AddSingleton<SiteFinder>()
            .AddSingleton<SiteEntries>()
            .AddSingleton<LinkCollector>()
            .AddSingleton<RunPlanner>()
            .AddSingleton(Worker.OfThisProcess())
            .AddSingleton<IHostClaims, HostClaims>()
            .AddSpool()
            .AddSingleton<SpoolDrain>()
            .AddSingleton<PageReadingQuery>()
            .AddSingleton<IssueQuery>()
            .AddSingleton<TextComparisonQuery>()
            .AddSingleton<StoryCorrector>()
            .AddSingleton<Rereading>()
            .AddSingleton<PlannedLooks>()
            .AddSingleton<RuleReview>()
            .AddSingleton<StoryPipeline>()
            .AddSingleton<SourceRunner>()
            .AddSingleton<SharedRunner>()
            .AddSingleton<Resumption>()
            .AddSingleton<SourceOrders>()
            .AddSingleton<IngestMetrics>();
    }
}
