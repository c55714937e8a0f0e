using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Gate;

/// <summary>Pages that are no stories, and beside each kind one that looks like it and is one.</summary>
public sealed class PageGateTests
{
    private const string Brief = "The harbour board of Quilport has closed the eastern quay until Friday, after a crane lost its hook.";
    private const string Long = Brief + " Nobody was hurt. The board wants to look at the other cranes before it lets the fishing boats back, and has asked the yard in Dunsey for a second opinion.";
    private const string Linked = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Quay closed\",\"datePublished\":\"2026-03-02T08:00:00Z\"}</script>";
    private const string Paid = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Quay closed\",\"datePublished\":\"2026-03-02T08:00:00Z\",\"isAccessibleForFree\":false}</script>";

    [Theory]
    [InlineData("<title>Herald</title><h1>Herald</h1><p>We and our partners use cookies to show you more of what you like. You can accept all cookies or choose what our partners may do; your consent can be withdrawn.</p>")]
    [InlineData("<title>Herold</title><h1>Herold</h1><p>Wir und unsere Partner verwenden Cookies. Mit Ihrer Einwilligung zeigen wir Ihnen, was zu Ihnen passt; im Datenschutz steht, wie Sie sie widerrufen.</p>")]
    [InlineData("<title>جريدة الميناء</title><h1>جريدة الميناء</h1><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا. اختر ما توافق عليه من ملفات تعريف الارتباط قبل متابعة القراءة، ويمكنك تغيير اختيارك في أي وقت من صفحة الإعدادات.</p>")]
    public void A_consent_wall_is_held(string html) => Assert.Equal(RejectionReason.ConsentWall, Reason(html));

    [Theory]
    [InlineData("<title>Attention required!</title><h1>One more step</h1><p>Please complete the security check to read the Herald. It takes a few seconds and has to be done once a day from this address.</p>")]
    [InlineData("<title>herald.example</title><h1>herald.example</h1><p>Bitte bestätigen Sie, dass Sie ein Mensch sind. Danach geht es weiter zu der Seite, die Sie aufgerufen haben; das dauert nur einen Augenblick.</p>")]
    public void A_bot_challenge_is_held(string html) => Assert.Equal(RejectionReason.BotChallenge, Reason(html));

    [Theory]
    [InlineData("Error 404")]
    [InlineData("404 - Page not found")]
    [InlineData("Sorry, this article is no longer available")]
    [InlineData("Die Seite wurde nicht gefunden")]
    [InlineData("Página no encontrada")]
    [InlineData("الصفحة غير موجودة")]
    public void A_page_that_says_it_is_gone_is_held(string title) => Assert.Equal(RejectionReason.SoftNotFound, Reason($"<title>{title}</title><h1>{title}</h1><p>{Long}</p>"));

    [Theory]
    [InlineData("Quay closed", "Sites have to let readers refuse, the regulator said. It fined the Herald, whose banner offered nothing but \"accept all cookies\", and gave it a month to add a second button of the same size and color.")]
    [InlineData("Captcha inventor honored", "The engineer who made the squiggly letters gets the harbour prize. A captcha once took readers ten seconds, she told the board, and machines a little less than that by now.")]
    [InlineData("Access denied to island ferry after storm", Long)]
    [InlineData("Missing hiker not found after five days", Long)]
    [InlineData("Flight 404 lands safely in Quilport", Long)]
    [InlineData("Lost painting: where it was not found", Long)]
    public void A_story_about_such_things_passes(string title, string text) => Assert.Null(Reason($"<title>{title}</title><h1>{title}</h1><p>{text}</p>"));

    [Fact]
    public void A_dialog_on_a_page_that_declares_its_story_is_held() =>
        Assert.Equal(RejectionReason.ConsentWall, Reason($"{Linked}<title>Quay closed</title><h1>Quay closed</h1><p>We and our partners use cookies to show you more of what you like, to count who reads which story and to pay for the harbour desk.</p><p>You can accept all cookies or choose what our partners may do with them; your consent can be withdrawn at any time at the foot of each page, and the Herald will ask you again after a year has gone by.</p>"));

    [Fact]
    public void A_declared_story_passes_whatever_words_are_in_it() =>
        Assert.Null(Reason($"{Linked}<title>Page not found</title><h1>Page not found</h1><p>{Long}</p><p>{Brief}</p><p>We value your privacy, said the captcha.</p>"));

    [Theory]
    [InlineData("https://herald.example/")]
    [InlineData("https://herald.example/news/")]
    public void A_home_page_and_a_section_are_held(string url)
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(at => $"<div><h3><a href=/news/{at}>Quay {at} closed for a week</a></h3><p>The board closes quay {at} on Monday and says why on Tuesday.</p></div>"));

        Assert.Equal(RejectionReason.NotAnArticle, Reason($"<title>Herald</title><h1>News</h1>{teasers}", url));
    }

    [Theory]
    [InlineData("https://herald.example/")]
    [InlineData("https://herald.example/news/")]
    public void A_page_of_one_text_passes_wherever_it_stands(string url) => Assert.Null(Reason($"<title>Herald</title><h1>Who we are</h1><p>{Long}</p><p>{Brief}</p><h3><a href=/a>Write to us</a></h3>", url));

    [Fact]
    public void A_short_story_with_many_related_ones_beside_it_passes()
    {
        var related = string.Concat(Enumerable.Range(1, 12).Select(at => $"<h3><a href=/news/{at}>Quay {at} closed for a week</a></h3>"));

        Assert.Null(Reason($"<title>Quay closed</title><h1>Quay closed</h1><div class=text><p>{Long}</p><p>{Long.Replace("Friday", "Sunday", StringComparison.Ordinal)}</p></div><div class=related>{related}</div>", "https://herald.example/news/quay-closed"));
    }

    [Theory]
    [InlineData(Paid, "")]
    [InlineData("", "<div class=wall>Subscribe to continue reading</div>")]
    [InlineData("", "<div class=wall>Um weiterzulesen, brauchen Sie ein Abo.</div>")]
    [InlineData("", "<div class=wall>هذا المحتوى للمشتركين فقط</div>")]
    public void A_line_before_a_paywall_is_held(string head, string wall) =>
        Assert.Equal(RejectionReason.PaywallTeaser, Reason($"{head}<title>Quay closed</title><h1>Quay closed</h1><p>The harbour board has closed the eastern quay.</p>{wall}"));

    [Fact]
    public void A_teaser_that_can_be_read_passes() => Assert.Null(Reason($"{Paid}<title>Quay closed</title><h1>Quay closed</h1><p>{Long}</p><div class=paywall>Subscribe to continue reading</div>"));

    [Theory]
    [InlineData("<title>Quay closed</title><meta property=og:type content=video.other>", "https://herald.example/news/1")]
    [InlineData("<title>Quay closed</title>", "https://herald.example/videos/quay-closed")]
    [InlineData("<title>Quay closed</title>", "https://herald.example/fotostrecke/kai")]
    [InlineData("<title>الرصيف مغلق</title>", "https://herald.example/%D9%81%D9%8A%D8%AF%D9%8A%D9%88/1")]
    public void A_video_or_a_gallery_with_a_line_of_text_is_held(string head, string url) => Assert.Equal(RejectionReason.MediaStub, Reason($"{head}<h1>Quay closed</h1><p>{Brief}</p>", url));

    [Fact]
    public void A_video_with_a_story_passes() => Assert.Null(Reason($"<title>Quay closed</title><h1>Quay closed</h1><p>{Long}</p><p>{Brief}</p>", "https://herald.example/videos/quay-closed"));

    [Fact]
    public void A_declared_brief_passes_and_the_same_words_without_headline_and_date_do_not()
    {
        const string Body = "<title>Quay closed</title><h1>Quay closed</h1><p>The harbour board has closed the eastern quay until Friday.</p>";

        Assert.Null(Reason(Linked + Body));
        Assert.Equal(RejectionReason.TooShort, Reason(Body));
    }

    private static RejectionReason? Reason(string html, string url = "https://herald.example/news/quay") =>
        new ArticleExtractor().Extract(Some.Page(html) with { Url = new Uri(url), RequestUrl = new Uri(url) }, ExtractDefinition.None) is Extraction.Rejected no ? no.Reason : null;
}
