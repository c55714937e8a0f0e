using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>How the sources do.</summary>
public sealed record StatusReport(
    string Store, long Stories, IReadOnlyList<SourceStatus> Sources, IReadOnlyList<RunReport> Runs, IReadOnlyList<QuarantineEntry> Quarantine);
