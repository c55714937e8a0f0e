using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What a run takes over of what earlier runs remembered of the documents. Pure.</summary>
internal static class DocumentMemory
{
    /// <summary>Sitemaps come and go with the months; what has not been read for this long is forgotten.</summary>
    private static readonly TimeSpan Remember = TimeSpan.FromDays(30);

    public static IReadOnlyDictionary<string, DocumentState> Of(SourceDefinition source, SourceState? state, DateTimeOffset now)
    {
        var known = state?.Documents ?? new Dictionary<string, DocumentState>();
        var named = source.Discover.Select(entry => entry.Url).Concat(state?.Found.SelectMany(site => site.Places).Select(place => place.Url) ?? []).Select(url => url.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        var kept = known.Where(document => !named.Contains(document.Key) && now - document.Value.FetchedAt < Remember)
            .ToDictionary(document => document.Key, document => document.Value with { Move = null, Gone = null });
        foreach (var url in named)
        {
            if (Find(url, known) is { } document)
            {
                kept[url] = IsEdited(source, state) ? document with { Gone = null, DistrustedAt = null } : document;
            }
        }

        return kept;
    }

    /// <summary>True when the file was changed since the last run.</summary>
    public static bool IsEdited(SourceDefinition source, SourceState? state) => state?.Definition is { } before && before != source.Digest;

    /// <summary>A document whose new address the operator has written into the file is the one that was known.</summary>
    private static DocumentState? Find(string url, IReadOnlyDictionary<string, DocumentState> known) =>
        known.TryGetValue(url, out var document)
            ? document
            : known.Values.FirstOrDefault(other => other.Move is { } move && move.To.AbsoluteUri == url) is { } moved ? moved with { Move = null, Gone = null } : null;
}
