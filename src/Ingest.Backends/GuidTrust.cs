using System.Collections.Concurrent;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Backends;

/// <summary>Remembers for a while whether a source's identifiers identify, for counting them reads an index entry a link.</summary>
internal sealed class GuidTrust(TimeProvider time)
{
    /// <summary>Links with a guid that are counted at most, so that the count costs the same however long the source has been read.</summary>
    public const int Sample = 20_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<SourceId, (bool Trusted, long Counted)> _known = new();

    /// <summary>Null when it has to be counted (again).</summary>
    public bool? Of(SourceId source) =>
        _known.TryGetValue(source, out var known) && time.GetElapsedTime(known.Counted) < Fresh ? known.Trusted : null;

    public bool Learn(SourceId source, GuidCount count)
    {
        _known[source] = (count.IsTrusted, time.GetTimestamp());
        return count.IsTrusted;
    }
}
