using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Finds the raw page from which a story's text was read. A page that names another address as its own is kept under the one that was offered: for those all links are read once.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The present.</param>
internal sealed class StoryPages(IIngestStore store, TimeProvider time)
{
    private Dictionary<StoryId, List<Uri>>? _offered;

    /// <summary>The address under which it is kept, with the story's place; null when none is.</summary>
    public async Task<(Uri Url, Appearance? Place)?> FindAsync(Story story, CancellationToken cancellationToken)
    {
        foreach (var place in Own(story))
        {
            if (CanonicalUrl.Read(place.Url) is { } url && await IsKeptAsync(url, cancellationToken))
            {
                return (url, place);
            }
        }

        _offered ??= await ReadLinksAsync(cancellationToken);
        foreach (var url in _offered.GetValueOrDefault(story.Id) ?? [])
        {
            if (await IsKeptAsync(url, cancellationToken))
            {
                return (url, Own(story).FirstOrDefault());
            }
        }

        return null;
    }

    /// <summary>The places whose text the story has: those of its publisher, the one that changed it last first.</summary>
    private static IEnumerable<Appearance> Own(Story story) => story.Appearances
        .Where(place => place.Source == story.Source && place.Relation is AppearanceRelation.Original or AppearanceRelation.Revision)
        .OrderByDescending(place => place.Title == story.Title).ThenByDescending(place => place.SeenAt);

    private async Task<bool> IsKeptAsync(Uri url, CancellationToken cancellationToken) => (await store.Pages.KeptAsync([CanonicalUrl.Key(url)], cancellationToken)).Count > 0;

    private async Task<Dictionary<StoryId, List<Uri>>> ReadLinksAsync(CancellationToken cancellationToken)
    {
        var offered = new Dictionary<StoryId, List<Uri>>();
        string? after = null;
        do
        {
            var batch = await store.Records.ReadAsync(RecordKind.Links, after, time.GetUtcNow(), cancellationToken);
            foreach (var link in batch.Records.OfType<StoreRecord.OfLink>().Select(record => record.Link))
            {
                if (link is { Story: { } story, State: LinkState.Stored })
                {
                    (offered.TryGetValue(story, out var urls) ? urls : offered[story] = []).Add(link.Link.Url);
                }
            }

            after = batch.Next;
        }
        while (after is not null);

        return offered;
    }
}
