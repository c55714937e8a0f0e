using Ingest.Core.Reporting;

namespace Ingest.Operator;

/// <summary>How one source does.</summary>
/// <param name="Status">Its state with its latest runs, rejected and failed pages.</param>
/// <param name="Kept">Keys of those rejected pages that are kept, so that it can be told how they were read.</param>
public sealed record SourceAccount(StatusReport Status, IReadOnlySet<string> Kept);
