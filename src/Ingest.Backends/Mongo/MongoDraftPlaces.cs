using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Backends.Mongo;

/// <summary>Tells by which keys a draft's places are known, and which of them can be believed.</summary>
internal sealed class MongoDraftPlaces(MongoLinkStore links, TimeProvider time)
{
    private readonly GuidTrust _guids = new(time);

    /// <summary>The canonical address first: it decides. An identifier is always kept and leads to a story only where the source's can be believed.</summary>
    public async Task<DraftPlaces> OfAsync(StoryDraft draft, CancellationToken cancellationToken)
    {
        var urls = draft.AliasKeys.Prepend(draft.UrlKey).Distinct().Select(PlaceKey.OfUrl).ToList();
        var appearance = draft.Story.Appearances[0];
        if (appearance.Guid is not { } guid)
        {
            return new DraftPlaces(urls, urls);
        }

        IReadOnlyList<string> all = [.. urls, PlaceKey.OfGuid(appearance.Source, guid)];
        return new DraftPlaces(await GuidsAreTrustedAsync(appearance.Source, cancellationToken) ? all : urls, all);
    }

    private async Task<bool> GuidsAreTrustedAsync(SourceId source, CancellationToken cancellationToken) =>
        _guids.Of(source) ?? _guids.Learn(source, await links.CountGuidsAsync(source, cancellationToken));
}
