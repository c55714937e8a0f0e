using System.Text.Json;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>What <c>extract</c> prints of a page: its article as a JSON line, or how it came about.</summary>
internal sealed class ArticleLine(ArticleExtractor extractor, StoryNormalizer normalizer, bool explain)
{
    /// <summary>Text for standard output, a problem for standard error, or both.</summary>
    public (string Id, string? Text, string? Problem) Of(PageRead read)
    {
        if (read.Page is not { } page)
        {
            return (read.Task.Id, null, read.Problem);
        }

        try
        {
            var trace = explain ? new ExtractionTrace() : null;
            var extraction = extractor.Extract(new ExtractInput(page, ExtractDefinition.None) { Trace = trace });
            var context = new NormalizeContext(SourceDefinition.NoSource, null, page, page.FetchedAt) { Rights = extraction.Rights };
            var story = extraction.Seen is { } seen ? normalizer.Normalize(seen, context).Story : null;
            IReadOnlyList<FieldCandidate> dates = trace is null || story is null ? [] : DateAccount.Of(extraction.Seen!, context, new StoryDates(story.Published, story.Modified));
            if (extraction is Extraction.Rejected no)
            {
                return (read.Task.Id, trace is null ? null : Explained(read.Task.Id, printer => printer.Print(no, story, trace, dates)), $"{no.Reason.Name()}: {no.Detail}");
            }

            var text = trace is null
                ? JsonSerializer.Serialize(StoryLine.OfPage(read.Task.Id, read.Task.Url ?? (read.Task.IsUrl ? read.Task.Path : null), story!), StoryJson.Options)
                : Explained(read.Task.Id, printer => printer.Print(story!, trace, dates));
            return (read.Task.Id, text, null);
        }
        catch (Exception exception)
        {
            return (read.Task.Id, null, InternalFault.Of(exception));
        }
    }

    private static string Explained(string id, Action<StoryPrinter> print)
    {
        using var text = new StringWriter();
        text.WriteLine(SummaryPrinter.Plain(id));
        print(new StoryPrinter(text));
        return text.ToString();
    }
}
