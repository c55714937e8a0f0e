using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Operator;

/// <summary>A page of the rejected pages, of a source or all, those rejected last first.</summary>
/// <param name="Source">The source; null for all.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Entries">Those of this page.</param>
/// <param name="Kept">Keys of those whose raw page is kept, so that it can be told how they were read.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record QuarantineList(SourceId? Source, long Total, IReadOnlyList<QuarantineEntry> Entries, IReadOnlySet<string> Kept, string? Next)
{
    public const string Order = "rejected last first";
}
