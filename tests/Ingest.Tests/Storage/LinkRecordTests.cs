using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Storage;

public sealed class LinkRecordTests
{
    private static readonly Evidence Near = new("test", "near");

    [Fact]
    public void A_page_judged_a_duplicate_is_one_of_the_story_it_was_added_to()
    {
        var story = Some.Story();
        var verdict = new Verdict.Duplicate(story.Id, Near);

        var placed = Some.Link().PlacedBy(verdict, new StoryChange(verdict, story, null, null));

        Assert.Equal((LinkState.Duplicate, story.Id), (placed.State, placed.Story!.Value));
    }

    [Fact]
    public void A_page_whose_original_is_gone_is_stored_as_a_story_of_its_own()
    {
        var story = Some.Story();

        var placed = Some.Link().PlacedBy(new Verdict.Duplicate(StoryId.Create(Some.Now), Near), new StoryChange(new Verdict.New(), story, null, null));

        Assert.Equal((LinkState.Stored, story.Id), (placed.State, placed.Story!.Value));
    }
}
