using Ingest.Core.Reporting;
using Ingest.Core.Sources;

namespace Ingest.Operator;

/// <summary>How one source does.</summary>
/// <param name="Status">Its state with its latest runs, rejected and failed pages.</param>
/// <param name="Kept">Keys of those rejected pages that are kept, so that it can be told how they were read.</param>
/// <param name="Keys">The keys by which it runs, in the order of the manual; of a rejected file those of its last good version. Empty when no file describes it.</param>
/// <param name="Revision">The beginning of the hash of a version that runs in place of its rejected file; null for the file as it stands.</param>
public sealed record SourceAccount(StatusReport Status, IReadOnlySet<string> Kept, IReadOnlyList<SourceKey> Keys, string? Revision);
