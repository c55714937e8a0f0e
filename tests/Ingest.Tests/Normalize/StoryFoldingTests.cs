using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Normalize;

public sealed class StoryFoldingTests
{
    private static readonly Story Other = Some.Told(MadeUpNews.Words(2, 200), source: "gazette").Story;

    [Theory]
    [InlineData(Revision.Merged, false, 0)]
    [InlineData(Revision.Merged, true, 1)]
    [InlineData(Revision.Split, true, 0)]
    [InlineData("grown", false, 1)]
    public void A_story_is_not_found_by_a_text_that_has_left_it(string kind, bool isThere, int texts)
    {
        var story = Some.Told(MadeUpNews.Words(1, 200)).Story;
        story = isThere ? story with { Appearances = [.. story.Appearances, .. Other.Appearances] } : story;

        var print = StoryFolding.PrintOf(story, [new Revision(story.Id, 0, Some.Now, kind, [], Other)]);

        Assert.Equal(texts, print.Others.Count);
    }
}
