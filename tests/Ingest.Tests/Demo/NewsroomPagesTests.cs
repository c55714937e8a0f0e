using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Model;
using Ingest.Demo;
using Ingest.Demo.Truth;

namespace Ingest.Tests.Demo;

public sealed class NewsroomPagesTests
{
    [Fact]
    public async Task Every_story_page_holds_its_headline_its_date_and_its_paragraphs_in_order()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();

        foreach (var page in open.Newsroom.Truth().Where(page => page.Expectation == Expectation.Stored))
        {
            var house = open.House(page.Source.Value);
            using var document = await DocumentAsync(open, house, page.Url);
            var text = document.Body!.TextContent;

            Assert.Equal(page.Title, document.QuerySelector("h1")!.TextContent.Replace('\u3000', ' '));
            Assert.Contains(house.DateStyle(page.Published), text, StringComparison.Ordinal);
            Assert.Equal(page.Body, ParagraphsIn(document, page.Body));
        }
    }

    [Fact]
    public async Task Links_that_are_no_stories_answer_as_the_truth_says()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();

        foreach (var page in open.Newsroom.Truth().Where(page => page.Expectation is Expectation.Rejected or Expectation.Failed))
        {
            using var response = await open.Reader.GetAsync(page.Offered);

            var expected = (page.Failure, page.Reason) switch
            {
                (FailureKind.NotFound, _) => HttpStatusCode.NotFound,
                (FailureKind.Gone, _) => HttpStatusCode.Gone,
                (_, RejectionReason.SoftNotFound) => HttpStatusCode.Found,
                _ => HttpStatusCode.OK,
            };
            Assert.Equal(expected, response.StatusCode);
            if (page.Reason == RejectionReason.EmptyPage)
            {
                Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            }
        }
    }

    [Fact]
    public async Task A_former_address_redirects_for_good_to_the_story()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var page = open.Newsroom.Truth().Single(page => page.Offered.AbsolutePath == "/2019/late-fees.php");

        using var response = await open.Reader.GetAsync(page.Offered);

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(page.Url, response.Headers.Location);
    }

    [Theory]
    [InlineData("marfa", "windows-1256", "قناديل النحاس تضيء السوق القديم من جديد")]
    [InlineData("minato", "shift_jis", "港まつりの大太鼓、皮を張り替え音戻る")]
    [InlineData("vestnik", "koi8-r", "Старый ледокол станет плавучей гостиницей")]
    public async Task Old_charsets_are_sent_as_bytes(string id, string charset, string title)
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var page = open.Newsroom.Truth().Single(page => page.Title == title && page.Source.Value == id);

        using var response = await open.Reader.GetAsync(page.Url);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetString(bytes);

        Assert.Contains(title, text, StringComparison.Ordinal);
        Assert.Contains("charset=" + charset, text, StringComparison.Ordinal);
        Assert.DoesNotContain(title, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_classic_Arabic_house_prints_month_first_and_repeats_its_text_out_of_sight()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var house = open.House("marfa");
        var page = open.Newsroom.Truth().First(page => page.Source.Value == "marfa" && page.Expectation == Expectation.Stored);

        using var document = await DocumentAsync(open, house, page.Url);

        var printed = document.QuerySelector(".info .date")!.TextContent;
        Assert.StartsWith(page.Published.ToString("MM-dd-yyyy", CultureInfo.InvariantCulture), printed, StringComparison.Ordinal);
        Assert.Matches("(صباحًا|مساءً)$", printed);
        Assert.Equal(page.Body.Skip(1), document.QuerySelectorAll(".more[style*=none] p").Select(paragraph => paragraph.TextContent));
        Assert.Equal("rtl", document.DocumentElement.GetAttribute("dir"));
    }

    [Fact]
    public async Task The_furniture_around_the_articles_is_there_and_is_no_part_of_any_text()
    {
        await using var open = await OpenNewsroom.StartAtTheEndAsync();
        var stories = open.Newsroom.Truth().Where(page => page.Expectation == Expectation.Stored).ToList();

        using var document = await DocumentAsync(open, open.House("herald"), stories.First(page => page.Source.Value == "herald").Url);
        var shown = document.Body!.TextContent;

        Assert.All(Newsroom.Furniture("en"), sentence => Assert.Contains(sentence, shown, StringComparison.Ordinal));
        Assert.All(stories, page => Assert.DoesNotContain(page.Body, paragraph => Newsroom.Furniture(page.Language).Any(paragraph.Contains)));
    }

    private static async Task<IHtmlDocument> DocumentAsync(OpenNewsroom open, House house, Uri url)
    {
        var encoding = house.Charset == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(house.Charset)!;
        return new HtmlParser().ParseDocument(encoding.GetString(await open.Reader.BytesAsync(url)));
    }

    /// <summary>Paragraphs that are expected, as they stand on the page, without those of the hidden copy.</summary>
    private static List<string> ParagraphsIn(IHtmlDocument document, IReadOnlyList<string> expected) =>
        [.. document.QuerySelectorAll("p").Where(paragraph => paragraph.Closest(".more") is null).Select(paragraph => paragraph.TextContent).Where(expected.Contains)];
}
