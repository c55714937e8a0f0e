using Ingest.Core.Fetch;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>The documents of one discover entry in the order of reading: its own, then those that documents lead to, each once.</summary>
/// <param name="entry">The entry.</param>
/// <param name="most">Largest number of documents read; a listing has its own.</param>
internal sealed class DocumentWalk(DiscoverDefinition entry, int most)
{
    /// <summary>Pages with older items that are read after a gap; an archive goes back for years.</summary>
    private const int MostOlder = 3;

    private readonly Queue<Uri> _queue = new([entry.Url]);
    private readonly HashSet<Uri> _seen = [entry.Url];
    private int _left = entry is DiscoverDefinition.Listing listing ? 1 + listing.NextPages : most;

    private int _older;

    public FetchKind Kind { get; } = entry switch
    {
        DiscoverDefinition.Feed => FetchKind.Feed,
        DiscoverDefinition.Sitemap => FetchKind.Sitemap,
        _ => FetchKind.Listing,
    };

    /// <summary>The next document; null when all, or as many as are read, are done.</summary>
    public Uri? Next() => _left-- > 0 && _queue.TryDequeue(out var url) ? url : null;

    public void Follow(IEnumerable<Uri> urls)
    {
        foreach (var url in urls.Where(_seen.Add))
        {
            _queue.Enqueue(url);
        }
    }

    /// <summary>The page of a feed with the items before those of this one (RFC 5005).</summary>
    public void FollowOlder(Uri url)
    {
        if (_older++ < MostOlder)
        {
            Follow([url]);
        }
    }
}
