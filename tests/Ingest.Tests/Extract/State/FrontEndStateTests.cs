using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.State;

public sealed class FrontEndStateTests
{
    private const string Title = "Barges counted at Quilport";
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";
    private const string Two = "Fishers from Dunsey, who have waited for the quay since the storm, said that they would believe it when the first stone was laid.";

    /// <summary>How the larger front ends keep a story; each has the two paragraphs and nothing else of a story.</summary>
    public static TheoryData<string, string> States => new()
    {
        { "__NEXT_DATA__", """<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"data":{"title":"TITLE","related":[{"title":"Storks","body":"<p>ONE ONE ONE</p>"}],"body":"<p>ONE</p><figure><figcaption>A barge</figcaption></figure><p>TWO</p>"}}}}</script>""" },
        { "__next_f", """<script>self.__next_f.push([1,"5:[\"$\",\"$L9\",null,{\"article\":{\"headline\":\"TITLE\",\"content\":\"$24\"}}]\n24:T"])</script><script>self.__next_f.push([1,"LENGTH,<p>ONE</p><p>TWO</p>"])</script>""" },
        { "__NUXT_DATA__", """<script type="application/json" id="__NUXT_DATA__" data-ssr="true">[["ShallowReactive",1],{"data":2},{"post":3},{"title":4,"blocks":5,"self":3},"TITLE",[6,7],{"type":8,"text":9},{"type":8,"text":10},"paragraph","ONE","TWO"]</script>""" },
        { "__NUXT__", """<script>window.__NUXT__=(function(a,b,c){return {layout:"default",data:[{story:{title:a,text:b,draft:c,seen:void 0}}]}}("TITLE","\u003Cp\u003EONE\u003C\u002Fp\u003E\u003Cp\u003ETWO\u003C\u002Fp\u003E",false));</script>""" },
        { "__INITIAL_STATE__", """<script>window.__INITIAL_STATE__={article:{headline:'TITLE',paragraphs:['ONE','TWO',],author:undefined}};(function(){var s;}());</script>""" },
        { "__PRELOADED_STATE__", """<script>window.__PRELOADED_STATE__ = JSON.parse("{\"page\":{\"title\":\"TITLE\",\"content\":[{\"type\":\"p\",\"html\":\"ONE\"},{\"type\":\"promo\",\"html\":\"Buy our calendar with views of the harbour\"},{\"type\":\"p\",\"html\":\"TWO\"}]}}");</script>""" },
        { "__APOLLO_STATE__", """<script>window.__APOLLO_STATE__={"ROOT_QUERY":{},"Article:1":{"__typename":"Article","title":"TITLE","body":{"json":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"HEAD"},{"type":"text","marks":[{"type":"bold"}],"text":"TAIL"}]},{"type":"paragraph","content":[{"type":"text","text":"TWO"}]}]}}}};</script>""" },
        { "Fusion.globalContent", """<script>Fusion.globalContent={"type":"story","headlines":{"basic":"TITLE"},"content_elements":[{"type":"text","content":"ONE"},{"type":"image","caption":"A barge at the old quay, seen from the wall"},{"type":"interstitial_link","content":"Read about the storks"},{"type":"text","content":"TWO"}]};</script>""" },
        { "application/json", """<script type="application/json">{"title":"TITLE","sections":[{"paragraphs":[{"value":"ONE"},{"value":"TWO"}]}]}</script>""" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_story_that_stands_in_a_script_alone_is_read_from_there(string name, string script)
    {
        var article = Read("<div id=root>Loading</div>" + Told(script));

        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
        Assert.Equal("state " + name, article.Provenance["body"]);
    }

    [Fact]
    public void A_page_that_shows_its_story_is_read_as_it_is_shown()
    {
        var article = Read($$"""<h1>{{Title}}</h1><p>{{One}}</p><p>{{Two}}</p><script id="__NEXT_DATA__" type="application/json">{"title":"{{Title}}","body":"<p>{{One}}</p>"}</script>""");

        Assert.Equal("body finder", article.Provenance["body"]);
    }

    [Fact]
    public void A_teaser_gives_way_to_the_whole_story()
    {
        var article = Read($$"""<h1>{{Title}}</h1><p>{{One}}</p><script id="__NEXT_DATA__" type="application/json">{"title":"{{Title}}","body":"<p>{{One}}</p><p>{{Two}}</p><p>{{Two}}, once more.</p><p>{{One}} And again.</p>"}</script>""");

        Assert.Equal(4, article.Body.Count);
    }

    [Fact]
    public void Stories_with_another_headline_are_not_taken() =>
        Assert.IsType<Extraction.Rejected>(Extract($$"""<div>Loading</div><script id="__NEXT_DATA__" type="application/json">{"title":"Storks return to the mill","body":"<p>{{One}}</p><p>{{Two}}</p>"}</script>"""));

    [Theory]
    [InlineData("<script>window.__INITIAL_STATE__={\"title\":\"Barges counted at Quilport\",\"body\":[")]
    [InlineData("<script id=__NEXT_DATA__ type=application/json>{\"title\":\"Barges counted at Quilport\",\"content\":[")]
    [InlineData("<script>self.__next_f.push([1,\"1:[")]
    [InlineData("<script>window.__NUXT__=(function(a){return {")]
    [InlineData("<script id=__NUXT_DATA__ type=application/json>[[1,1],[1,1],")]
    public async Task Endless_states_are_read_in_time(string start)
    {
        var mark = start[^1].ToString();

        await InTime.RunAsync(() => Extract(start + string.Concat(Enumerable.Repeat(mark, 1_000_000)) + "</script>"));
        await InTime.RunAsync(() => Extract(start + string.Concat(Enumerable.Repeat("[1,2],", 200_000)) + "</script>"));
        await InTime.RunAsync(() => Extract(string.Concat(Enumerable.Repeat(start + "</script>", 10_000))));
    }

    [Theory]
    [InlineData("[a,LIST]")]
    [InlineData("[{text:a},ELEMENTS]")]
    [InlineData("[{type:'text',text:a},LEAVES]")]
    public async Task One_text_that_is_referred_to_ten_thousand_times_is_read_in_time(string body)
    {
        var told = body.Replace("LIST", Times("a,"), StringComparison.Ordinal).Replace("ELEMENTS", Times("{text:a},"), StringComparison.Ordinal).Replace("LEAVES", Times("{type:'text',text:a},"), StringComparison.Ordinal);

        await InTime.RunAsync(() => Extract($$"""<script>window.__NUXT__=(function(a){return {title:"{{Title}}",body:{{told}} } }("{{string.Concat(Enumerable.Repeat("<b></b>", 140_000))}}"));</script>"""));

        static string Times(string item) => string.Concat(Enumerable.Repeat(item, 10_000));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("1:T\n")]
    public async Task A_stream_without_marks_is_not_looked_through_for_each_row(string row)
    {
        var rows = string.Concat(Enumerable.Repeat(row, 20_000)).Replace("\n", "\\n", StringComparison.Ordinal);

        await InTime.RunAsync(() => Extract($"""<script>self.__next_f.push([1,"{rows}{new string('x', 5_000_000)}"])</script>"""));
    }

    private static string Told(string script) => script.Replace("TITLE", Title, StringComparison.Ordinal).Replace("ONE", One, StringComparison.Ordinal).Replace("TWO", Two, StringComparison.Ordinal)
        .Replace("HEAD", One[..40], StringComparison.Ordinal).Replace("TAIL", One[40..], StringComparison.Ordinal)
        .Replace("LENGTH", (One.Length + Two.Length + 14).ToString("x", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static Article Read(string body) => Assert.IsType<Extraction.Found>(Extract(body)).Article;

    private static Extraction Extract(string body) =>
        new ArticleExtractor().Extract(Some.Page($"<html lang=en><head><title>{Title} | The Herald</title><meta property='og:title' content='{Title}'></head><body>{body}</body></html>"), new ExtractDefinition());
}
