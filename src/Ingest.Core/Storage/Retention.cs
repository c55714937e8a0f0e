namespace Ingest.Core.Storage;

/// <summary>How long things are kept that are not stories.</summary>
public sealed record Retention(TimeSpan Pages, TimeSpan Runs, TimeSpan Fingerprints)
{
    public static readonly Retention Default = new(TimeSpan.FromDays(30), TimeSpan.FromDays(30), TimeSpan.FromDays(7));
}
