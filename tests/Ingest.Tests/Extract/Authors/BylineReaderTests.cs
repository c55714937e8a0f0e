using Ingest.Core.Extract;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Authors;

public sealed class BylineReaderTests
{
    private const string Story = "<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>";

    [Theory]
    [InlineData("<p>Von <b>Ada Mostwick</b> und <b>Jo Fenwick</b><br>Quilport</p>", "Ada Mostwick", "Jo Fenwick")]
    [InlineData("<div><time>02/03/2026</time> by Ada Mostwick, Harbour Warden of the Board</div>", "Ada Mostwick")]
    [InlineData("<div>By Ada Mostwick<span>Updated</span> on Monday</div>", "Ada Mostwick")]
    [InlineData("<div><span>Barges lie at the quay in the last light of the day.</span><span>By <a href=/w/1>Jo Fenwick</a></span></div><div>By <a href=/w/2>Ada Mostwick</a></div>", "Ada Mostwick")]
    public void A_byline_ends_where_its_line_ends_and_is_no_picture_credit(string byline, params string[] authors) => Assert.Equal(authors, Authors(byline + Story));

    [Theory]
    [InlineData("<p><b>Autor:</b> <a href=/p/1>Ada Mostwick</a><br><b>Tags:</b> <a href=/t/1>Barges</a></p>")]
    [InlineData("<p><span>Datum:</span> 2.3.2026<br><span>Autor:</span> Ada Mostwick<br><span>Quelle:</span> Gazette</p>")]
    public void A_label_names_the_author_among_other_lines(string lines) => Assert.Equal(["Ada Mostwick"], Authors(Story + lines));

    [Fact]
    public void The_byline_that_names_the_declared_author_and_another_is_believed() =>
        Assert.Equal(["Ada Mostwick", "Jo Fenwick"], Authors(Declared + "<p>By Ada Mostwick and Jo Fenwick</p>" + Story));

    [Theory]
    [InlineData("By Lea Quay and Jo Fenwick")]
    [InlineData("By Ada Mostwick, New York")]
    [InlineData("By Ada Mostwick, Hong Kong")]
    public void A_byline_without_the_declared_author_or_another_joined_to_it_is_not(string line) => Assert.Equal(["Ada Mostwick"], Authors(Declared + $"<p>{line}</p>" + Story));

    [Fact]
    public void Another_list_that_names_all_who_are_declared_and_more_is_believed() =>
        Assert.Equal(["Ada Mostwick", "Jo Fenwick"], Authors(Declared + Story, "<meta name=author content='Ada Mostwick, Jo Fenwick'>"));

    private const string Declared = """<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"Ada Mostwick"}}</script>""";

    private static IReadOnlyList<string> Authors(string inside, string head = "") => Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(
        Some.Page($"<html><head><meta property=og:site_name content='The Quilport Gazette'>{head}</head><body><h1>Barges counted</h1>{inside}{Story}{Story}</body></html>"), ExtractDefinition.None)).Article.Authors;
}
