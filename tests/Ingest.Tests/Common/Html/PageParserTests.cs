using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Common.Html;
using Ingest.Core.Extract;
using Ingest.Core.Extract.Index;

namespace Ingest.Tests.Common.Html;

public sealed class PageParserTests
{
    [Theory]
    [InlineData("<!doctype html><html lang=en><head><base href=/quay/><meta charset=utf-8><link rel='stylesheet next' href=a.css><title>Barges</title><script src=a.js></script></head><body class='a b'><p>One<p>Two</body></html>")]
    [InlineData("<table><tr><td>1<b>2<td>3</table><p><b>4<p>5<select><option selected>6<option>7</select><input type=radio checked><img srcset='a 1x, b 2x' src=c>")]
    [InlineData("<svg><title>8</title><a href=/x>9</a></svg><math><mi>x</mi></math><template><p>10</template><noscript><p>11</noscript><iframe src=/y></iframe><!-- 12 -->")]
    [InlineData("")]
    public void The_tree_is_that_of_any_parser(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);

        Assert.Equal(document.ToHtml(), PageParser.Parse(html).ToHtml());
    }

    [Fact]
    public void An_operators_selectors_work()
    {
        var document = PageParser.Parse("<div class=story data-part=1><p>One<p>Two</div>");

        Assert.Equal("Two", document.QuerySelector("div.story[data-part='1'] > p:nth-child(2), p:not(:first-child)")?.TextContent);
    }

    [Fact]
    public void What_an_operator_removes_is_gone_however_often_it_is_named()
    {
        var document = PageParser.Parse("<p>One<aside><p class=ad>Two</aside><p class=ad>Three", [".ad", "aside", "aside .ad"]);

        Assert.Equal("One", document.Body!.TextContent);
    }
}
