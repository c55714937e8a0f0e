using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Operator;

/// <summary>Rejected pages, of a source or all, newest first.</summary>
public sealed record QuarantineList(SourceId? Source, IReadOnlyList<QuarantineEntry> Entries);
