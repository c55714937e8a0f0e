using Ingest.Core.Discover;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>The whole way of a source's first links with nothing stored: what an operator reads before trusting a source file.</summary>
public sealed class Trial(
    IFetcher fetcher, ArticleExtractor extractor, StoryNormalizer normalizer, StoryPlacer placer, IIngestStore store, TimeProvider time)
{
    /// <summary>Reads every discover entry once, unconditionally.</summary>
    public async IAsyncEnumerable<TriedDocument> DiscoverAsync(
        SourceDefinition source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in source.Discover)
        {
            var kind = entry switch
            {
                DiscoverDefinition.Feed => FetchKind.Feed,
                DiscoverDefinition.Sitemap => FetchKind.Sitemap,
                _ => FetchKind.Listing,
            };
            var result = await fetcher.FetchAsync(new FetchRequest(entry.Url, kind, source, Validators.None), cancellationToken);
            var discovery = result is FetchResult.Fetched fetched ? LinkReader.Read(fetched.Page, entry, source.TimeZone) : null;
            yield return new TriedDocument(entry.Url, result, discovery)
            {
                Wanted = [.. discovery?.Links.Where(link => source.Filter.Allows(link.Url)) ?? []],
            };
        }
    }

    /// <summary>One link from fetch to verdict.</summary>
    public async Task<TriedPage> ReadAsync(Link link, SourceDefinition source, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(link.Url, FetchKind.Page, source, Validators.None), cancellationToken);
        if (result is not FetchResult.Fetched fetched)
        {
            return new TriedPage(link, result, null, null, null);
        }

        var extraction = extractor.Extract(fetched.Page, source.Extract);
        if (extraction is not Extraction.Found found)
        {
            return new TriedPage(link, result, extraction, null, null);
        }

        var draft = normalizer.Normalize(found.Article, new NormalizeContext(source, link, fetched.Page, time.GetUtcNow()));
        var change = await store.Stories.PlaceAsync(draft, placer.Rehearsal, settle: null, cancellationToken);
        return new TriedPage(link, result, extraction, draft.Story, change.Verdict);
    }
}
