using Ingest.Core.Model;
using Ingest.Core.Spool;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>How the sources do.</summary>
/// <param name="Store">The store in words.</param>
/// <param name="Stories">Stories in the store.</param>
/// <param name="Sources">Every source that has run, or the one that was asked for.</param>
/// <param name="Runs">The latest runs of the one source; empty for all.</param>
/// <param name="Quarantine">The latest rejected pages of the one source; empty for all.</param>
/// <param name="Failed">Links of the one source that failed at the last try; empty for all.</param>
public sealed record StatusReport(
    string Store,
    long Stories,
    IReadOnlyList<SourceStatus> Sources,
    IReadOnlyList<RunReport> Runs,
    IReadOnlyList<QuarantineEntry> Quarantine,
    IReadOnlyList<LinkRecord> Failed)
{
    /// <summary>How the identifiers of the one source have proved themselves; null for all.</summary>
    public GuidCount? Guids { get; init; }

    /// <summary>Source files that are rejected or held; of one source, only its own.</summary>
    public IReadOnlyList<FileStatus> Files { get; init; } = [];

    /// <summary>The daemon that was asked; null when none answers, or none was asked.</summary>
    public DaemonAccount? Daemon { get; init; }

    /// <summary>Articles that wait on disk for the store; null when none do.</summary>
    public SpoolSize? Spool { get; init; }
}
