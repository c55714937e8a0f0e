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
    /// A page that is not there, or may not be asked for, ends the article.
    /// </summary>
    public async Task<(Extraction.Found Whole, FetchResult.Failed? Failure)> JoinAsync(Extraction.Found first, ExtractInput input, SourceDefinition source, CancellationToken cancellationToken)
    {
        var body = first.Article.Body.ToList();
        var told = body.Select(block => block.Text).ToHashSet(StringComparer.Ordinal);
        var read = 1;
        var second = first.Article.NextPage is { } linked && NumberedUrl.Follows(linked, first.Article.Url) ? linked : null;
        for (var next = second; next is not null && read < options.Value.PagesPerStory; read++)
        {
            var result = await fetcher.FetchAsync(new FetchRequest(next, FetchKind.Page, source, Validators.None), cancellationToken);
            if (result is FetchResult.Failed { Kind: not (FailureKind.NotFound or FailureKind.Gone) } failure)
            {
                return (first, failure);
            }

            if (result is not FetchResult.Fetched { Page: var page } || RedirectGate.Check(page, source) is not null
                || extractor.Extract(input with { Page = page, Offered = null, Released = true, Trace = null }) is not Extraction.Found further)
            {
                break;
            }

            // Headline and lede are often repeated on every page.
            body.AddRange(further.Article.Body.Where(block => told.Add(block.Text)));
            next = further.Article.NextPage;
        }

        return read == 1 ? (first, null) : (first with { Article = first.Article with { Body = body, Provenance = Noted(first.Article, read) } }, null);
    }

    private static Dictionary<string, string> Noted(Article article, int pages) =>
        new(article.Provenance) { ["body"] = $"{article.Provenance.GetValueOrDefault("body")}, {pages} pages" };
}
