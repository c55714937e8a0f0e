using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Finds the raw page from which a story's text was read. A page that names another address as its own is kept under the one that was offered.</summary>
internal sealed class StoryPages(IIngestStore store)
{
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

        foreach (var link in await store.Links.OfStoryAsync(story.Id, cancellationToken))
        {
            if (link is { State: LinkState.Stored, Link.Url: var url } && await IsKeptAsync(url, cancellationToken))
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
}
