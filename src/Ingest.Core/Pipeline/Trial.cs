using Ingest.Core.Discover;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>The whole way of a source's first links with nothing stored: what an operator reads before trusting a source file.</summary>
public sealed class Trial(
    IFetcher fetcher, SiteFinder finder, ExtractionQueue queue, FurtherPages pages, StoryNormalizer normalizer, StoryPlacer placer, IIngestStore store,
    IOptions<PipelineOptions> options, IOptions<FetchOptions> fetching, TimeProvider time)
{
    /// <summary>Enough of an index to see what its sitemaps hold.</summary>
    private const int DocumentsPerEntry = 5;

    /// <summary>Reads every discover entry and the first documents that it leads to, unconditionally.</summary>
    public async IAsyncEnumerable<TriedDocument> DiscoverAsync(
        SourceDefinition source, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (written, entry) in await EntriesAsync(source, cancellationToken))
        {
            var walk = new DocumentWalk(entry, Math.Min(DocumentsPerEntry, options.Value.DocumentsPerEntry));
            while (walk.Next() is { } url)
            {
                var result = await fetcher.FetchAsync(new FetchRequest(url, walk.Kind, source, Validators.None), cancellationToken);
                var discovery = result is FetchResult.Fetched fetched ? LinkReader.Read(fetched.Page, entry, source.TimeZone) : null;
                walk.Follow(discovery?.Follow ?? []);
                yield return new TriedDocument(url, result, discovery)
                {
                    Entry = written,
                    Wanted = [.. discovery?.Links.Where(link => source.Filter.Allows(link.Url)) ?? []],
                };
            }
        }
    }

    /// <summary>The entries of the source, with what is found on a site in the place of its entry; a site on which nothing is found stays, so that it is told.</summary>
    private async Task<IReadOnlyList<(DiscoverDefinition Written, DiscoverDefinition Read)>> EntriesAsync(SourceDefinition source, CancellationToken cancellationToken)
    {
        var entries = new List<(DiscoverDefinition Written, DiscoverDefinition Read)>();
        foreach (var entry in source.Discover)
        {
            var found = entry is DiscoverDefinition.Site ? [.. SiteEntries.Of((await finder.FindAsync(entry.Url, source, probe: true, bySection: false, cancellationToken)).Site, entry.MaxAge)] : (DiscoverDefinition[])[entry];
            entries.AddRange((found.Length > 0 ? found : [new DiscoverDefinition.Listing(entry.Url, null)]).Select(read => (entry, read)));
        }

        return entries;
    }

    /// <summary>One link from fetch to verdict.</summary>
    public async Task<TriedPage> ReadAsync(Link link, SourceDefinition source, CancellationToken cancellationToken)
    {
        var result = await fetcher.FetchAsync(new FetchRequest(link.Url, FetchKind.Page, source, Validators.None), cancellationToken);
        if (result is not FetchResult.Fetched fetched)
        {
            return new TriedPage(link, result, null, null, null);
        }

        var input = new ExtractInput(fetched.Page, source.Extract.At(fetched.Page.FetchedAt)) { Offered = link.ContentHtml, Trace = new ExtractionTrace() };
        var extraction = await queue.ExtractAsync(input, source, cancellationToken);
        var context = new NormalizeContext(source, link, fetched.Page, time.GetUtcNow()) { Rights = extraction.Rights, LeavesTextOut = fetching.Value.LeavesOut(source, extraction.Rights) };
        if (extraction is not Extraction.Found first)
        {
            return Rejected(new TriedPage(link, result, extraction, null, null) { Trace = input.Trace }, context);
        }

        var joined = await pages.JoinAsync(first, input, source, cancellationToken);
        if (joined is { Missing: { } missing, MayCome: true })
        {
            return new TriedPage(link, missing, extraction, null, null) { Trace = input.Trace };
        }

        var found = joined.Whole;
        var draft = normalizer.Normalize(found.Article, context);
        var change = await store.Stories.PlaceAsync(draft, placer.Rehearsal, settle: null, cancellationToken);
        return new TriedPage(link, result, extraction, draft.Story, change.Verdict)
        {
            Trace = input.Trace,
            Dates = DateAccount.Of(found.Article, context, new StoryDates(draft.Story.Published, draft.Story.Modified)),
        };
    }

    private TriedPage Rejected(TriedPage tried, NormalizeContext context)
    {
        if (tried.Extraction?.Seen is not { } seen)
        {
            return tried;
        }

        var story = normalizer.Normalize(seen, context).Story;
        return tried with { Story = story, Dates = DateAccount.Of(seen, context, new StoryDates(story.Published, story.Modified)) };
    }
}
