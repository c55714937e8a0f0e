using System.Globalization;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Body;

/// <summary>What stands around and between the paragraphs of a story.</summary>
public sealed class SurroundingLinesTests
{
    private const string One = "The harbour board of Quilport counted thirty-one barges on Monday, two more than in the spring, and promised a second quay before winter.";
    private const string Two = "Fishers from Dunsey, who have waited for the quay since the storm, said that they would believe it when the first stone was laid.";

    [Theory]
    [InlineData("<p>اقرأ أيضًا: <b>الميناء يستقبل أول سفينة هذا العام</b></p>")]
    [InlineData("<p>بیشتر بخوانید: بندر نیلوفر گسترش می‌یابد</p>")]
    [InlineData("<p>מזג האוויר</p><p>קראו גם: הנמל החדש נפתח</p>", "מזג האוויר")]
    [InlineData("<p>Czytaj także: port się rozrasta</p>")]
    [InlineData("<p>By subscribing you agree to receive our newsletter every morning.</p>")]
    [InlineData("<p>تصوير: خالد البحري</p>")]
    [InlineData("<p>إعلان</p>")]
    [InlineData("<blockquote>they would believe it when the first stone was laid</blockquote>")]
    [InlineData("<div class=news-image><img src=a.jpg><span>A barge at the old quay</span></div>")]
    [InlineData("<div class=x1><div class=x2><img src=a.jpg></div><div class=x3>A barge at the old quay</div><div class=x4>The Herald</div></div>")]
    [InlineData("<p><a href=/p>Print</a> | <a href=/s>Send</a></p>")]
    public void Lines_that_say_what_they_are_are_left_out(string line, params string[] kept) =>
        Assert.Equal([One, .. kept, Two], Read($"<h1>Barges counted</h1><p>{One}</p>{line}<p>{Two}</p>"));

    [Fact]
    public void Short_lines_above_the_headline_are_no_story() =>
        Assert.Equal([One, Two], Read($"<div>Harbour news</div><div>Third day</div><h1>Barges counted</h1><p>{One}</p><p>{Two}</p>"));

    [Fact]
    public void A_heading_of_the_first_rank_between_paragraphs_is_a_heading()
    {
        string[] first = [.. Enumerable.Range(1, 8).Select(at => $"{at}. {One}")];

        Assert.Equal([.. first, "The second quay", Two], Read($"<h1>Barges counted</h1>{string.Concat(first.Select(text => $"<p>{text}</p>"))}<h1>The second quay</h1><p>{Two}</p>"));
    }

    [Theory]
    [InlineData("<h1>Barges counted</h1>")]
    [InlineData("<h1>Barges <i>Counted</i></h1>")]
    [InlineData("<h1><a href=/storks>Storks return</a></h1>")]
    [InlineData("<a href=/storks><h1>Storks return</h1></a>")]
    public void Unless_it_is_the_headline_again_or_leads_to_another_page(string heading)
    {
        string[] first = [.. Enumerable.Range(1, 8).Select(at => $"{at}. {One}")];

        Assert.Equal([.. first, Two], Read($"<h1>Barges counted</h1>{string.Concat(first.Select(text => $"<p>{text}</p>"))}{heading}<p>{Two}</p>"));
    }

    [Theory]
    [InlineData("<div class='text md:px-3 print:frame-print'><p>{0}</p></div>")]
    [InlineData("<div class='elementor-element elementor-widget'><div><p>{0}</p></div></div>")]
    [InlineData("<div class='accordion-content hidden'><p>{0}</p></div>")]
    public void Names_that_say_how_a_box_looks_do_not_make_it_surroundings(string box) =>
        Assert.Equal([One, Two, One], Read($"<h1>Barges counted</h1><div class=page><p>{One}</p><p>{Two}</p>{string.Format(CultureInfo.InvariantCulture, box, One)}</div>"));

    [Theory]
    [InlineData("<figure><img src=a.jpg><div class=text>{0}</div></figure>")]
    [InlineData("<div class=lede-image-box><div>{0}</div></div>")]
    [InlineData("<figure><img src=a.jpg><figcaption><div class=lede>{0}</div></figcaption></figure>")]
    public void A_caption_that_the_page_gives_as_its_description_does_not_lead_the_story(string box)
    {
        var caption = One.Replace("Quilport", "Pellow", StringComparison.Ordinal);

        Assert.Equal([One, Two], Read($"<h1>Barges counted</h1>{string.Format(CultureInfo.InvariantCulture, box, caption)}<div class=article-body><p>{One}</p><p>{Two}</p></div>", $"<meta name=description content='{caption}'>"));
    }

    [Fact]
    public void Comments_longer_than_the_story_are_left_out() =>
        Assert.Equal([One, Two, One.Replace("Quilport", "Pellow", StringComparison.Ordinal)], Read($"<h1>Barges counted</h1><div><p>{One}</p><p>{Two}</p><p>{One.Replace("Quilport", "Pellow", StringComparison.Ordinal)}</p></div><div class=comments-area>{string.Concat(Enumerable.Range(0, 30).Select(n => $"<p>I have counted {n} barges myself, and every one of them was late, said the reader.</p>"))}</div>"));

    [Fact]
    public void The_next_story_of_an_endless_page_is_left_out() =>
        Assert.Equal([One, Two, One.Replace("Quilport", "Pellow", StringComparison.Ordinal)], Read($"<div><article><h1>Barges counted</h1><p>{One}</p><p>{Two}</p><p>{One.Replace("Quilport", "Pellow", StringComparison.Ordinal)}</p></article><article><h1>Storks return</h1><p>{Two.Replace("Dunsey", "Mill", StringComparison.Ordinal)}</p><p>{One.Replace("Quilport", "Mill", StringComparison.Ordinal)}</p></article></div>"));

    [Fact]
    public void A_row_of_a_table_is_one_block() =>
        Assert.Equal([One, "Barge | Tons", "Ada | 12.5", Two], Read($"<h1>Barges counted</h1><p>{One}</p><table><tr><th>Barge</th><th>Tons</th></tr><tr><td>Ada</td><td>12.5</td></tr></table><p>{Two}</p>"));

    private static IEnumerable<string> Read(string body, string head = "") =>
        Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page($"<html lang=en><head><title>Barges counted</title>{head}</head><body><main>{body}</main></body></html>"), new ExtractDefinition())).Article.Body.Select(block => block.Text);
}
