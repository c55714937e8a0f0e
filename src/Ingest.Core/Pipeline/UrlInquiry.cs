using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>What fetching a URL heeds and, when the site may be asked, what it answers right now. Stores nothing of it.</summary>
public sealed class UrlInquiry(IFetcher fetcher, SiteInspector site, ArticleExtractor extractor)
{
    /// <param name="url">The URL.</param>
    /// <param name="source">The source on whose behalf it is asked.</param>
    /// <param name="offline">Leaves the site alone.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<UrlAnswer> AskAsync(Uri url, SourceDefinition source, bool offline, CancellationToken cancellationToken)
    {
        // What is known before, not what this very request makes of it.
        var throttle = await site.ThrottleAsync(url, source, cancellationToken);
        var answer = new UrlAnswer(url, source.Id, throttle) { Forbidden = site.Forbids(url, source) };
        if (offline || answer.Forbidden is not null)
        {
            return answer;
        }

        var robots = source.Politeness.Robots == RobotsPolicy.Ignore
            ? new RobotsAnswer(true, null, null) { Detail = $"not asked: source {source.Id} has politeness.robots: ignore" }
            : await site.RobotsAsync(url, source, null, cancellationToken);
        var result = await fetcher.FetchAsync(new FetchRequest(url, FetchKind.Page, source, Validators.None), cancellationToken);
        answer = answer with { Robots = robots, Redirects = result.Redirects, MovedTo = result.MovedTo, FreshFor = result.FreshFor, NotBefore = result.NotBefore };
        switch (result)
        {
            case FetchResult.Fetched { Page: var page }:
                var extraction = extractor.Extract(page, source.Extract.At(page.FetchedAt));
                return answer with
                {
                    Outcome = "fetched",
                    Status = page.Status,
                    FinalUrl = page.Url,
                    Validators = page.Validators,
                    Rights = extraction.Rights ?? RightsReader.OfAnswer(page),
                    NamedCanonical = (extraction as Extraction.Found)?.Article.CanonicalUrl,
                };
            case FetchResult.Refused refused:
                return answer with { Outcome = refused.Reason.Name(), Detail = refused.Detail };
            case FetchResult.Failed failed:
                return answer with { Outcome = failed.Kind.Name(), Detail = failed.Detail };
            default:
                return answer;
        }
    }
}
