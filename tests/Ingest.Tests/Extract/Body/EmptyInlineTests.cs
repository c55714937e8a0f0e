using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Body;

/// <summary>An inline element without content may be a line break of the style sheet.</summary>
public sealed class EmptyInlineTests
{
    [Theory]
    [InlineData("since last year.<span class=br></span>Nobody asked", "since last year. Nobody asked")]
    [InlineData("“Since last year.”<i></i>Nobody asked", "“Since last year.” Nobody asked")]
    [InlineData("the U.<b></b>S. fleet", "the U.S. fleet")]
    [InlineData("herald.<span></span>example", "herald.example")]
    [InlineData("Quil<span></span>Port", "QuilPort")]
    [InlineData("last year.<span>Then</span>Nobody", "last year.ThenNobody")]
    public void Between_a_sentence_and_a_capital_letter_it_is_white_space(string html, string text)
    {
        var page = Some.Page($"<body><h1>Barges counted</h1><article><p>{MadeUpNews.Words(1, 60)}</p><p>{MadeUpNews.Words(2, 40)} {html}</p></article></body>");

        var body = Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(page, ExtractDefinition.None)).Article.Body;

        Assert.EndsWith(" " + text, body[^1].Text, StringComparison.Ordinal);
    }
}
