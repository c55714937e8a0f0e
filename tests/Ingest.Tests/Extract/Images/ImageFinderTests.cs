using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Extract.Images;

public sealed class ImageFinderTests
{
    private const string Shared = "<meta property=og:image content='/pictures/barges.jpg'>";

    [Fact]
    public void Size_and_caption_come_from_the_picture_that_the_page_shows_where_its_head_has_none() =>
        Assert.Equal(("https://herald.example/pictures/barges.jpg", 1200, 800, "Barges at the quay on Monday"), Of(Shared, "<figure><img src='https://cdn.example/small/barges.jpg' width=1200 height=800><figcaption>Barges at the quay on Monday</figcaption></figure>"));

    [Fact]
    public void The_size_of_one_picture_is_not_given_to_another() =>
        Assert.Equal(("https://herald.example/pictures/barges.jpg", null, null, null), Of(Shared, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"image\":{\"url\":\"https://herald.example/logo.png\",\"width\":60,\"height\":60}}</script>"));

    [Fact]
    public void Without_a_declared_picture_the_one_by_the_headline_is_taken() =>
        Assert.Equal(("https://herald.example/quay.jpg", 900, null, "The quay"), Of(string.Empty, "<figure><img data-src='/quay.jpg' src='data:image/gif;base64,R0' width=900><figcaption>The quay</figcaption></figure>"));

    [Theory]
    [InlineData("<figure><img src='/portrait.jpg' width=80></figure>")]
    [InlineData("<p><img src='/dot.gif'></p>")]
    public void Portraits_and_dots_are_no_pictures_of_the_story(string body) => Assert.Null(Image(string.Empty, body));

    [Fact]
    public void The_size_that_sharing_tags_state_is_kept() =>
        Assert.Equal(("https://herald.example/pictures/barges.jpg", 640, 480, "Barges"), Of(Shared + "<meta property=og:image:width content=640><meta property=og:image:height content=480><meta property=og:image:alt content=Barges>", string.Empty));

    private static (string Url, int? Width, int? Height, string? Caption) Of(string head, string body)
    {
        var image = Image(head, body);
        Assert.NotNull(image);
        return (image.Url.AbsoluteUri, image.Width, image.Height, image.Caption);
    }

    private static StoryImage? Image(string head, string body)
    {
        var html = $"<html><head><title>Barges counted</title>{head}</head><body><h1>Barges counted</h1>{body}"
            + string.Concat(Enumerable.Repeat("<p>The harbour board counted thirty-one barges on Monday, two more than in the spring, and promised a quay.</p>", 3)) + "</body></html>";
        return Assert.IsType<Extraction.Found>(new ArticleExtractor().Extract(Some.Page(html, "https://herald.example/news/barges"), ExtractDefinition.None)).Article.Image;
    }
}
