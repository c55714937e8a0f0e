using Ingest.Core.Discover;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;

namespace Ingest.Tests.Discover;

public sealed class LinkHeaderTests
{
    private const string Feed = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="https://hub.example/in-feed"/><link rel="self" href="/self.xml"/><link rel="next" href="?page=2"/><entry><link href="/1"/></entry></feed>""";

    [Fact]
    public void Hub_topic_and_older_page_of_a_feed_are_told()
    {
        var discovery = Fixture.Read(Feed);

        Assert.Equal("https://hub.example/in-feed", discovery.Hub?.AbsoluteUri);
        Assert.Equal("https://herald.example/self.xml", discovery.Topic?.AbsoluteUri);
        Assert.Equal("https://herald.example/feed?page=2", discovery.Older?.AbsoluteUri);
    }

    [Theory]
    [InlineData("<https://hub.example/>; rel=hub, <https://herald.example/t>; rel=\"self\"", "https://hub.example/", "https://herald.example/t")]
    [InlineData("</a>; rel=\"preload\"; as=\"x,y\", <https://hub.example/>; title=\"a, b\"; rel=\"alternate hub\"", "https://hub.example/", "https://herald.example/self.xml")]
    [InlineData("<https://hub.example/>; rev=hub", "https://hub.example/in-feed", "https://herald.example/self.xml")]
    public void The_header_goes_before_the_document(string header, string hub, string topic)
    {
        var page = Some.Page(Feed, "https://herald.example/feed") with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Link"] = header } };

        var discovery = LinkReader.Read(page, new DiscoverDefinition.Feed(page.Url), null);

        Assert.Equal((hub, topic), (discovery.Hub?.AbsoluteUri, discovery.Topic?.AbsoluteUri));
    }
}
