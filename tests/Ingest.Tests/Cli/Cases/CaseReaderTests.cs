using System.Text;
using Ingest.Cli.Cases;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Cli.Cases;

public sealed class CaseReaderTests
{
    private const string Text = "The council of the town said on Monday that it had counted the barges in the old harbour and that two of them were without a lamp. It was not known who had left them there, but the harbour master will be asked by the council after the weekend. The two will be kept at the quay of the yard until then, and nobody may go on board of them.";

    [Fact]
    public async Task What_a_run_would_store_is_a_story() => Assert.Null(await ReadAsync(Some.Source()));

    [Fact]
    public async Task A_text_in_a_language_that_its_source_does_not_take_is_rejected_as_in_a_run() =>
        Assert.Equal("wrong_language", await ReadAsync(Some.Source() with { Language = "ar", Languages = ["ar"] }));

    [Fact]
    public async Task A_page_that_leads_where_its_source_does_not_go_is_rejected_as_in_a_run() =>
        Assert.Equal("excluded", await ReadAsync(Some.Source() with { Filter = new UrlFilter([], [new UrlGlob("/news/**")]) }));

    private static async Task<string?> ReadAsync(SourceDefinition source)
    {
        using var queue = new ExtractionQueue(new ArticleExtractor());
        var html = $"<html><head><title>Barges counted</title></head><body><h1>Barges counted</h1><article><p>{Text}</p></article></body></html>";
        var recorded = new RecordedCase("barges", Encoding.UTF8.GetBytes(html), new CaseRecord
        {
            Url = new Uri("https://herald.example/news/1"),
            Charset = "utf-8",
            ContentType = "text/html; charset=utf-8",
            FetchedAt = Some.Now,
            Link = new Link { Url = new Uri("https://herald.example/go/1") },
        });
        return (await new CaseReader(queue, new StoryNormalizer()).ReadAsync(recorded, source, TestContext.Current.CancellationToken)).Record.Rejected;
    }
}
