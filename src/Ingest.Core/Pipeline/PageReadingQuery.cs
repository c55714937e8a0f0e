using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Reads a kept raw page once more and tells everything that was weighed: a wrong extraction is understood without asking the site. Of a story on several pages it is the first.</summary>
public sealed class PageReadingQuery(IIngestStore store, ExtractionQueue queue, StoryNormalizer normalizer, IOptions<PipelineOptions> options)
{
    /// <summary>Null when the URL is unknown or its raw page is not kept (any more).</summary>
    /// <param name="url">The URL of the page.</param>
    /// <param name="sources">The sources as they are now; of one that is gone the general rules are used.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<PageReading?> ReadAsync(Uri url, SourceSet sources, CancellationToken cancellationToken)
    {
        var key = CanonicalUrl.Key(url);
        if (await store.Links.FindAsync(key, cancellationToken) is not { } link || await store.Pages.FindAsync(key, cancellationToken) is not { } stored)
        {
            return null;
        }

        var source = sources.Find(link.Source) ?? SourceDefinition.NoSource;
        var state = await store.Sources.FindAsync(link.Source, cancellationToken);
        var page = PageOf(stored, link);
        var input = new ExtractInput(page, source.Extract.At(page.FetchedAt))
        {
            Offered = link.Link.ContentHtml,
            Released = link.Released,
            Repeated = new RunBoilerplate(state?.Repeated ?? [], options.Value.LearnBoilerplate).KnownAt(link.FirstSeen),
            Trace = new ExtractionTrace(),
        };
        var extraction = await queue.ExtractAsync(input, source, cancellationToken);
        if (extraction.Seen is not { } article)
        {
            return new PageReading(link, stored.FetchedAt, extraction, null, input.Trace, []);
        }

        var context = new NormalizeContext(source, link.Link, page, stored.FetchedAt) { Rights = extraction.Rights };
        var story = normalizer.Normalize(article, context).Story;
        return new PageReading(link, stored.FetchedAt, extraction, story, input.Trace, DateAccount.Of(article, context, new StoryDates(story.Published, story.Modified)))
        {
            ContinuesAt = article.NextPage is { } next && NumberedUrl.Follows(next, article.Url) ? next : null,
        };
    }

    private static Page PageOf(StoredPage stored, LinkRecord link)
    {
        var decoded = TextDecoder.Decode(stored.Bytes.ToArray(), stored.Charset);
        return new Page
        {
            RequestUrl = link.Link.Url,
            Url = new Uri(stored.Url),
            Status = stored.Status,
            Headers = stored.Headers,
            Bytes = stored.Bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = stored.FetchedAt,
        };
    }
}
