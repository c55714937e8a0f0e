using Ingest.Core.Pipeline;
using Ingest.Core.Sources;

namespace Ingest.Tests.Pipeline;

public sealed class DocumentWalkTests
{
    private static readonly Uri First = new("https://herald.example/map.xml");
    private static readonly Uri Second = new("https://herald.example/map-2.xml");

    [Fact]
    public void Every_document_comes_once()
    {
        var walk = new DocumentWalk(new DiscoverDefinition.Sitemap(First), 10);
        var own = walk.Next();
        walk.Follow([First, Second, Second]);

        Assert.Equal((First, Second, null), (own, walk.Next(), walk.Next()));
    }

    [Fact]
    public void No_more_than_so_many_are_read()
    {
        var walk = new DocumentWalk(new DiscoverDefinition.Sitemap(First), 1);
        walk.Follow([Second]);

        Assert.Equal((First, null), (walk.Next(), walk.Next()));
    }

    [Fact]
    public void A_listing_has_its_own_number_of_following_pages()
    {
        var walk = new DocumentWalk(new DiscoverDefinition.Listing(First, "a", NextCss: "a.next", NextPages: 1), 50);
        walk.Follow([Second, new Uri("https://herald.example/map-3.xml")]);

        Assert.Equal((First, Second, null), (walk.Next(), walk.Next(), walk.Next()));
    }
}
