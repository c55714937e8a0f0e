using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Paywalls;

public sealed class PaywallFinderTests
{
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";
    private const string Two = "Fishers from Dunsey, who have waited for the quay since the storm, said that they would believe it when the first stone was laid.";
    private const string Three = "The council meets again on Thursday to hear the rowing club, the lighthouse keepers and everyone else who moors along the eastern wall.";

    [Theory]
    [InlineData("\"isAccessibleForFree\":false", false)]
    [InlineData("\"isAccessibleForFree\":\"False\"", false)]
    [InlineData("\"isAccessibleForFree\":\"http://schema.org/False\"", false)]
    [InlineData("\"isAccessibleForFree\":true", true)]
    [InlineData("\"isAccessibleForFree\":\"https://schema.org/True\"", true)]
    [InlineData("\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":\".rest\"}", false)]
    [InlineData("\"hasPart\":[{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":[\".rest\",\".more\"]}]", false)]
    [InlineData("\"isAccessibleForFree\":true,\"hasPart\":[{\"isAccessibleForFree\":true,\"cssSelector\":\".rest\"}]", true)]
    [InlineData("\"keywords\":\"barges\"", null)]
    public void Linked_data_say_whether_a_text_is_free(string field, bool? free) =>
        Assert.Equal(free, Read($$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Barges counted",{{field}}}</script><p>{{One}}</p><p>{{Two}}</p>""").AccessibleForFree);

    [Theory]
    [InlineData("article:content_tier", "free", true)]
    [InlineData("article:content_tier", "metered", false)]
    [InlineData("article:content_tier", "locked", false)]
    [InlineData("isPremium", "true", false)]
    [InlineData("is_paywalled", "0", true)]
    [InlineData("description", "free", null)]
    public void So_does_the_head(string name, string value, bool? free)
    {
        var article = Read($"<p>{One}</p><p>{Two}</p>", $"<meta property='{name}' content='{value}'>");

        Assert.Equal(free, article.AccessibleForFree);
    }

    [Theory]
    [InlineData("<div class='paywall-box'><h3>Subscribe to continue reading</h3><a href=/s>See offers</a></div>")]
    [InlineData("<div id='piano-inline'>You have reached your limit of free articles. Already a subscriber? Log in</div>")]
    [InlineData("<section class='o-paywall'>Weiterlesen mit dem Abo: vier Wochen kostenlos testen</section>")]
    [InlineData("<div class='article-paywall'>Cet article est réservé aux abonnés. Déjà abonné ? Connectez-vous</div>")]
    [InlineData("<div class='premium-wall regwall'>لمتابعة القراءة اشترك في النسخة الرقمية</div>")]
    [InlineData("<div class='paywall'>להמשך קריאה הצטרפו כמנוי</div>")]
    public void A_box_that_cuts_a_teaser_off_says_it(string box)
    {
        var article = Read($"<p>{One}</p><p>{Two}</p>{box}");

        Assert.False(article.AccessibleForFree);
        Assert.StartsWith("teaser ", article.Provenance["paywalled"], StringComparison.Ordinal);
        Assert.Equal([One, Two], article.Body.Select(block => block.Text));
    }

    [Theory]
    [InlineData("<div class='paywall-container'></div>")]
    [InlineData("<div class='paywall' style='display:none'>Subscribe to continue reading</div>")]
    [InlineData("<div class='newsletter-subscribe'>Get our letter every morning</div>")]
    public void Empty_and_hidden_boxes_and_newsletters_say_nothing(string box) =>
        Assert.Null(Read($"<p>{One}</p><p>{Two}</p>{box}").AccessibleForFree);

    [Fact]
    public void The_text_of_a_part_for_subscribers_is_kept_where_it_is_there()
    {
        var article = Read($"<p>{One}</p><div class='paywall'><p>{Two}</p><p>{Three}</p><p>{One.Replace("Quilport", "Pellow", StringComparison.Ordinal)}</p></div>");

        Assert.Equal(4, article.Body.Count);
    }

    [Fact]
    public void It_is_kept_where_it_is_hidden_too()
    {
        var article = Read(Linked(".rest") + $"<p>{One}</p><div class=rest style='display:none'><p>{Two}</p><p>{Three}</p></div>");

        Assert.Equal([One, Two, Three], article.Body.Select(block => block.Text));
    }

    [Fact]
    public void A_broken_selector_does_no_harm() =>
        Assert.False(Read(Linked("..[[x") + $"<p>{One}</p><p>{Two}</p>").AccessibleForFree);

    [Fact]
    public void Hidden_parts_whose_class_names_them_as_those_for_subscribers_are_read() =>
        Assert.Equal([One, Two, Three], Read($"<p>{One}</p><div class=subscriber-only style='display:none'><p>{Two}</p></div><div class=subscriber-only style='display:none'><p>{Three}</p></div>").Body.Select(block => block.Text));

    [Theory]
    [InlineData("<p>~? %9FCD52J E96 4@F?4:= >66ED 282:? E@ 962C E96 C@H:?8 4=F3[ E96 =:89E9@FD6 <66A6CD</p>")]
    [InlineData("<p>Read all of the harbour news for a penny a week, said nobody but us</p><button>Subscribe</button>")]
    [InlineData("<h3>Subscribe to read on about the barges and the quay</h3><p>Four weeks for a penny, then two pounds</p>")]
    [InlineData("<p>Four weeks for a penny, <a href=/s>see all of the offers of the Herald for readers</a></p>")]
    public void Unless_they_are_scrambled_or_ask_for_money(string inside) =>
        Assert.Equal([One, Two], Read($"<p>{One}</p><div class=subscriber-only style='display:none'>{inside}</div><p>{Two}</p>").Body.Select(block => block.Text));

    [Fact]
    public void A_heading_and_a_link_among_the_paragraphs_do_no_harm() =>
        Assert.Equal([One, "The second quay", Two, Three], Read($"<p>{One}</p><div class='asset Subscriber-Only' hidden><h3>The second quay</h3><p>{Two.Replace("storm", "<a href=/storm>storm</a>", StringComparison.Ordinal)}</p><p>{Three}</p></div>").Body.Select(block => block.Text));

    [Theory]
    [InlineData("non-subscriber-only")]
    [InlineData("nonmembers-only")]
    public void What_is_hidden_from_subscribers_is_no_part_for_them(string name) =>
        Assert.Equal([One, Two], Read($"<p>{One}</p><div class={name} hidden><p>{Three}</p></div><p>{Two}</p>").Body.Select(block => block.Text));

    [Fact]
    public async Task A_selector_that_looks_for_ancestors_of_ancestors_is_not_asked()
    {
        var selector = "nope " + string.Concat(Enumerable.Repeat("* ", 50)) + "p";
        var boxes = string.Concat(Enumerable.Repeat("<div>", 45)) + $"<p>{One}</p><p>{Two}</p>" + string.Concat(Enumerable.Repeat("</div>", 45));

        Assert.False((await InTime.RunAsync(() => Read(Linked(selector) + boxes))).AccessibleForFree);
    }

    private static string Linked(string selector) =>
        """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Barges counted","isAccessibleForFree":false,"hasPart":{"isAccessibleForFree":false,"cssSelector":"SELECTOR"}}</script>""".Replace("SELECTOR", selector, StringComparison.Ordinal);

    private static Article Read(string body, string head = "") =>
        Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page($"<html lang=en><head><title>Barges counted</title>{head}</head><body><main><h1>Barges counted</h1>{body}</main></body></html>"), new ExtractDefinition())).Article;
}
