using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>What a call of <c>run --once</c> did, for people and programs.</summary>
/// <param name="Runs">One report a source, in the order of the sources.</param>
/// <param name="Clusters">Stories written in this call that appear at more than one place, largest first.</param>
/// <param name="StoriesInStore">Stories stored in all.</param>
/// <param name="Duration">Wall time.</param>
public sealed record RunSummary(IReadOnlyList<RunReport> Runs, IReadOnlyList<Cluster> Clusters, long StoriesInStore, TimeSpan Duration)
{
    /// <summary>Several rounds as one: counts added source by source, clusters and store as after the last round.</summary>
    public static RunSummary Join(IReadOnlyList<RunSummary> rounds) => new(
        [.. rounds.SelectMany(round => round.Runs).GroupBy(run => run.Source).Select(runs => runs.Aggregate(RunReport.Add))],
        [.. rounds.SelectMany(round => round.Clusters).Reverse().DistinctBy(cluster => cluster.Id).OrderByDescending(cluster => cluster.Appearances.Count)],
        rounds[^1].StoriesInStore,
        rounds.Aggregate(TimeSpan.Zero, (sum, round) => sum + round.Duration));
}
