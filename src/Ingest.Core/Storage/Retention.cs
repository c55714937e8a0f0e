namespace Ingest.Core.Storage;

/// <summary>How long things are kept that are not stories.</summary>
/// <param name="Pages">Raw pages, since they were fetched.</param>
/// <param name="Runs">Run reports, since the run started.</param>
/// <param name="Fingerprints">Fingerprints, since they were stored.</param>
/// <param name="Quarantine">What was rejected, since it was.</param>
public sealed record Retention(TimeSpan Pages, TimeSpan Runs, TimeSpan Fingerprints, TimeSpan Quarantine)
{
    public static readonly Retention Default = new(TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(7), TimeSpan.FromDays(30));
}
