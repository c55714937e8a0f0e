using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Pipeline;

/// <summary>Joins the further pages of an article to its first one.</summary>
public sealed class FurtherPages(IFetcher fetcher, ExtractionQueue queue, IOptions<PipelineOptions> options)
{
    /// <summary>
    /// The article with the blocks of its further pages, as far as they can be had; what is lacking is told. A page that is not there, may not be
    /// asked for or is no page of the article ends it; one that is there and refused leaves a note in the provenance.
    /// </summary>
    public async Task<JoinedPages> JoinAsync(Extraction.Found first, ExtractInput input, SourceDefinition source, CancellationToken cancellationToken)
    {
        var body = first.Article.Body.ToList();
        var told = body.Select(block => block.Text).ToHashSet(StringComparer.Ordinal);
        var read = 1;
        FetchResult.Failed? missing = null;
        var (isRefused, mayCome) = (false, false);
        var second = first.Article.NextPage is { } linked && NumberedUrl.Follows(linked, first.Article.Url) ? linked : null;
        for (var next = second; next is not null && read < options.Value.PagesPerStory; read++)
        {
            var result = await fetcher.FetchAsync(new FetchRequest(next, FetchKind.Page, source, Validators.None), cancellationToken);
            var further = await ReadAsync(result, next, input, source, cancellationToken);
            if (further.Missing is not null)
            {
                (missing, isRefused, mayCome) = (further.Missing, further.IsRefused, further.MayCome);
                break;
            }

            // Headline and lede are often repeated on every page.
            var fresh = further.Page!.Article.Body.Where(block => told.Add(block.Text)).ToList();
            input.Trace?.Follow(further.Trace!, fresh);
            body.AddRange(fresh);
            next = further.Page.Article.NextPage;
        }

        var whole = read == 1 && !isRefused ? first : first with { Article = first.Article with { Body = body, Provenance = Noted(first.Article, read, isRefused) } };
        return new JoinedPages(whole) { Missing = missing, MayCome = mayCome };
    }

    private async Task<FurtherPage> ReadAsync(FetchResult result, Uri asked, ExtractInput input, SourceDefinition source, CancellationToken cancellationToken)
    {
        var name = asked.GetLeftPart(UriPartial.Query);
        FurtherPage No(FailureKind kind, string detail) => new(null, null) { Missing = new FetchResult.Failed(kind, $"further page {name}: {detail}") { NotBefore = result.NotBefore } };
        switch (result)
        {
            case FetchResult.Failed failure:
                return No(failure.Kind, failure.Detail) with { IsRefused = failure.Kind is not (FailureKind.NotFound or FailureKind.Gone), MayCome = IsForNow(failure.Kind) };
            case FetchResult.Refused refused:
                return No(FailureKind.ClientError, $"{refused.Reason.Name()}: {refused.Detail}");
            case FetchResult.Fetched { Page: var page } when RedirectGate.Check(page, source) is { } excluded:
                return No(FailureKind.NotFound, excluded.Detail);
            case FetchResult.Fetched { Page: var page }:
                var trace = input.Trace is null ? null : new ExtractionTrace();
                var extraction = await queue.ExtractAsync(input with { Page = page, Offered = null, IsFurther = true, Trace = trace }, cancellationToken);
                return extraction switch
                {
                    Extraction.Rejected { Reason: RejectionReason.BotChallenge or RejectionReason.ConsentWall or RejectionReason.OutOfTime } wall => No(FailureKind.ClientError, $"{wall.Reason.Name()}: {wall.Detail}") with { IsRefused = true, MayCome = true },
                    Extraction.Rejected no => No(FailureKind.NotFound, $"{no.Reason.Name()}: {no.Detail}"),
                    Extraction.Found found when IsSamePlace(page.Url, asked) => new FurtherPage(found, trace),
                    _ => No(FailureKind.NotFound, $"redirected to {page.Url.GetLeftPart(UriPartial.Path)}"),
                };
            default:
                return No(FailureKind.NotFound, "nothing came back");
        }
    }

    private static bool IsForNow(FailureKind kind) => kind is not
        (FailureKind.NotFound or FailureKind.Gone or FailureKind.ClientError or FailureKind.TooLarge or FailureKind.BadEncoding or FailureKind.BadRedirect or FailureKind.RedirectLoop);

    /// <summary>Sites send what they do not have to a front page or to the first page; from http to https, or behind a slash, it is the same document.</summary>
    private static bool IsSamePlace(Uri answered, Uri asked) => PlaceOf(answered) == PlaceOf(asked);

    private static string PlaceOf(Uri url) => url.GetComponents(UriComponents.Host | UriComponents.PathAndQuery, UriFormat.UriEscaped).TrimEnd('/');

    private static Dictionary<string, string> Noted(Article article, int pages, bool isCut)
    {
        var read = pages > 1 ? $", {Counted.Of(pages, "page")}" : null;
        var cut = isCut ? $", page {pages + 1} could not be had" : null;
        return new(article.Provenance) { ["body"] = $"{article.Provenance.GetValueOrDefault("body")}{read}{cut}" };
    }

    /// <summary>A page that was asked for as the next one.</summary>
    private sealed record FurtherPage(Extraction.Found? Page, ExtractionTrace? Trace)
    {
        /// <summary>Why it is not joined; null when it is.</summary>
        public FetchResult.Failed? Missing { get; init; }

        /// <summary>It is there, and we do not get it.</summary>
        public bool IsRefused { get; init; }

        public bool MayCome { get; init; }
    }
}
