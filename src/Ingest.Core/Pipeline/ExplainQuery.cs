using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Finds what is known of a URL or of a story id.</summary>
public sealed class ExplainQuery(IIngestStore store)
{
    public async Task<Explanation> ReadAsync(string what, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(what, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            // The name of an imported text, an id, or the id that a story had before another took it up.
            var byId = what.StartsWith(StoryNormalizer.ImportedUrl, StringComparison.Ordinal) && url is not null
                ? await store.Stories.FindByUrlAsync(CanonicalUrl.Key(url), cancellationToken)
                : await store.Stories.FindAsync(new StoryId(what), cancellationToken) ?? await store.Stories.FindByUrlAsync(PlaceKey.OfStory(new StoryId(what)), cancellationToken);
            return new Explanation(null, null, null, byId, await RevisionsAsync(byId, cancellationToken)) { Decisions = await DecisionsAsync(byId, cancellationToken) };
        }

        var key = CanonicalUrl.Key(url);
        var link = await store.Links.FindAsync(key, cancellationToken);
        var story = await store.Stories.FindByUrlAsync(key, cancellationToken)
            ?? (link?.Story is { } id ? await store.Stories.FindAsync(id, cancellationToken) : null);
        return new Explanation(CanonicalUrl.Of(url).AbsoluteUri, key, link, story, await RevisionsAsync(story, cancellationToken)) { Url = url, Decisions = await DecisionsAsync(story, cancellationToken) };
    }

    private async Task<IReadOnlyList<Correction>> DecisionsAsync(Story? story, CancellationToken cancellationToken) =>
        story is null ? [] : await store.Corrections.OfAsync([.. story.Appearances.Select(place => CanonicalUrl.Key(new Uri(place.Url))).Distinct()], cancellationToken);

    private async Task<IReadOnlyList<Revision>> RevisionsAsync(Story? story, CancellationToken cancellationToken) =>
        story is null ? [] : await store.Stories.RevisionsAsync(story.Id, cancellationToken);
}
