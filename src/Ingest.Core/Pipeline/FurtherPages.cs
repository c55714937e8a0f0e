using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Joins the further pages of an article to its first one.</summary>
public sealed class FurtherPages(IFetcher fetcher, ArticleExtractor extractor, IOptions<PipelineOptions> options)
{
    /// <summary>
    /// The article with the blocks of its further pages. A page that cannot be had now is the second value: half an article is not stored.
    /// A page that is not there, or may not be asked for, ends the article; so does one that will never be had, and the provenance says so.
    /// </summary>
    public async Task<(Extraction.Found Whole, FetchResult.Failed? Failure)> JoinAsync(Extraction.Found first, ExtractInput input, SourceDefinition source, CancellationToken cancellationToken)
    {
        var body = first.Article.Body.ToList();
        var told = body.Select(block => block.Text).ToHashSet(StringComparer.Ordinal);
        var read = 1;
        var isCut = false;
        var second = first.Article.NextPage is { } linked && NumberedUrl.Follows(linked, first.Article.Url) ? linked : null;
        for (var next = second; next is not null && read < options.Value.PagesPerStory; read++)
        {
            var result = await fetcher.FetchAsync(new FetchRequest(next, FetchKind.Page, source, Validators.None), cancellationToken);
            if (result is FetchResult.Failed failure)
            {
                if (IsForNow(failure.Kind))
                {
                    return (first, failure);
                }

                isCut = failure.Kind is not (FailureKind.NotFound or FailureKind.Gone);
                break;
            }

            if (result is not FetchResult.Fetched { Page: var page } || RedirectGate.Check(page, source) is not null)
            {
                break;
            }

            var extraction = extractor.Extract(input with { Page = page, Offered = null, IsFurther = true, Trace = null });
            if (extraction is Extraction.Rejected { Reason: RejectionReason.BotChallenge or RejectionReason.ConsentWall } wall)
            {
                return (first, new FetchResult.Failed(FailureKind.ClientError, $"{next.GetLeftPart(UriPartial.Query)}: {wall.Reason.Name()}: {wall.Detail}"));
            }

            if (extraction is not Extraction.Found further || !IsSamePlace(page.Url, next))
            {
                break;
            }

            // Headline and lede are often repeated on every page.
            body.AddRange(further.Article.Body.Where(block => told.Add(block.Text)));
            next = further.Article.NextPage;
        }

        return read == 1 && !isCut ? (first, null) : (first with { Article = first.Article with { Body = body, Provenance = Noted(first.Article, read, isCut) } }, null);
    }

    private static bool IsForNow(FailureKind kind) => kind is not
        (FailureKind.NotFound or FailureKind.Gone or FailureKind.ClientError or FailureKind.TooLarge or FailureKind.BadEncoding or FailureKind.BadRedirect or FailureKind.RedirectLoop);

    /// <summary>Sites send what they do not have to a front page or to the first page; from http to https, or behind a slash, it is the same document.</summary>
    private static bool IsSamePlace(Uri answered, Uri asked) => PlaceOf(answered) == PlaceOf(asked);

    private static string PlaceOf(Uri url) => url.GetComponents(UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/');

    private static Dictionary<string, string> Noted(Article article, int pages, bool isCut)
    {
        var read = pages > 1 ? $", {pages} pages" : null;
        var cut = isCut ? $", page {pages + 1} could not be had" : null;
        return new(article.Provenance) { ["body"] = $"{article.Provenance.GetValueOrDefault("body")}{read}{cut}" };
    }
}
