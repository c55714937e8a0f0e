using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli.Cases;

/// <summary>Reads a saved page by the rules of its source, as a run would, with nothing asked and nothing stored. Of an article on several pages it is the first.</summary>
internal sealed class CaseReader(ExtractionQueue queue, StoryNormalizer normalizer)
{
    private static readonly string[] Fields =
        ["title", "canonical_url", "authors", "agency", "published", "modified", "language", "section", "tags", "image", "summary", "paywalled", "live"];

    /// <summary>The case with what the page gives today in place of what it should give.</summary>
    public async Task<RecordedCase> ReadAsync(RecordedCase recorded, SourceDefinition source, CancellationToken cancellationToken)
    {
        var page = PageOf(recorded);
        var input = new ExtractInput(page, source.Extract.At(page.FetchedAt)) { Offered = recorded.Record.Link?.ContentHtml };
        var extraction = await queue.ExtractAsync(input, source, cancellationToken);
        if (extraction is not Extraction.Found found)
        {
            return recorded with { Record = recorded.Record with { Expected = null, Rejected = ((Extraction.Rejected)extraction).Reason.Name() }, Unmatched = extraction.Unmatched ?? [] };
        }

        var context = new NormalizeContext(source, recorded.Record.Link, page, page.FetchedAt) { Rights = extraction.Rights };
        return recorded with { Record = recorded.Record with { Expected = Of(normalizer.Normalize(found.Article, context).Story), Rejected = null }, Unmatched = extraction.Unmatched ?? [] };
    }

    /// <summary>A page as it was fetched, with nothing expected of it yet.</summary>
    public static RecordedCase Unread(Page page, Link link) => new(CaseName.Of(link.Url), page.Bytes, new CaseRecord
    {
        Url = page.Url,
        Charset = page.CharsetFrom == "http" ? page.Charset : null,
        ContentType = page.ContentType,
        FetchedAt = page.FetchedAt,
        Link = link,
    });

    /// <summary>The fields of a story as a case names them: the body by paragraphs, what there is not as null.</summary>
    public static JsonObject Of(Story story)
    {
        var line = JsonSerializer.SerializeToNode(StoryLine.OfPage(string.Empty, null, story), StoryJson.Options)!.AsObject();
        var fields = new JsonObject(Fields.Select(field => KeyValuePair.Create(field, line[field]?.DeepClone())));
        fields["body"] = new JsonArray([.. story.Body.Select(paragraph => (JsonNode?)paragraph)]);
        return fields;
    }

    private static Page PageOf(RecordedCase recorded)
    {
        var record = recorded.Record;
        var decoded = TextDecoder.Decode(recorded.Bytes.Span, record.Charset);
        return new Page
        {
            RequestUrl = record.Link?.Url ?? record.Url,
            Url = record.Url,
            Headers = record.ContentType is { } type ? new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = type } : new Dictionary<string, string>(),
            Bytes = recorded.Bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = record.FetchedAt,
        };
    }
}
