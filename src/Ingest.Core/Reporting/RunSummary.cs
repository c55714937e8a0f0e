using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>What a call of <c>run --once</c> did, for people and programs.</summary>
/// <param name="Runs">One report a source, in the order of the sources.</param>
/// <param name="Clusters">Stories written in this call that appear at more than one place, largest first.</param>
/// <param name="StoriesInStore">Stories stored in all.</param>
/// <param name="Duration">Wall time.</param>
public sealed record RunSummary(IReadOnlyList<RunReport> Runs, IReadOnlyList<Cluster> Clusters, long StoriesInStore, TimeSpan Duration);
