using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Gate;

public sealed class PageFormTests
{
    [Theory]
    [InlineData("<?xml version='1.0'?>\n<!-- made by hand --><rss version='2.0'><channel><title>Herald</title></channel></rss>", "it is a <rss> document")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>Herald</title></feed>", "it is a <feed> document")]
    [InlineData("\uFEFF<urlset><url><loc>https://herald.example/1</loc></url></urlset>", "it is a <urlset> document")]
    [InlineData(" {\"title\": \"Barges\", \"body\": \"Thirty-one barges\"}", "it is JSON")]
    [InlineData("%PDF-1.7 and what follows", "it is a PDF document")]
    [InlineData("barges\0\0\0barges", "it is binary data")]
    public void What_is_no_page_is_named(string text, string detail)
    {
        var no = Rejected(text);

        Assert.Equal((RejectionReason.NotHtml, detail), (no.Reason, no.Detail));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\uFEFF\n ")]
    public void An_empty_file_is_an_empty_page(string text) => Assert.Equal(RejectionReason.EmptyPage, Rejected(text).Reason);

    [Theory]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html><html><body><p>One</p></body></html>")]
    [InlineData("[Update] Thirty-one barges were counted")]
    [InlineData("{barges} were counted")]
    [InlineData("<!-- <rss> --><p>One</p>")]
    public void What_may_be_a_page_is_read(string text) => Assert.NotEqual(RejectionReason.NotHtml, Rejected(text).Reason);

    private static Extraction.Rejected Rejected(string text) =>
        Assert.IsType<Extraction.Rejected>(new ArticleExtractor().Extract(Some.Page(text), ExtractDefinition.None));
}
