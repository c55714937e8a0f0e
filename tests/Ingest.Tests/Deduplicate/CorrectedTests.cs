using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deduplicate;

public sealed class CorrectedTests
{
    private static readonly StoryId Left = new("left");
    private static readonly StoryId Gone = new("gone");

    [Fact]
    public void Of_a_large_story_few_decisions_keep_every_two_places_apart()
    {
        var (staying, leaving) = (Places("herald", 30), Places("gazette", 30));
        var story = Some.Story() with { Appearances = [.. staying, .. leaving] };

        var decided = Corrected.Part(story, leaving, own: null, before: null, place => place.Url, [], Some.Now).Decided;

        Assert.Equal(59, decided.Count);
        Assert.All(staying, place => Assert.Equal(Gone, BarredFrom(place)));
        Assert.All(leaving, place => Assert.Equal(Left, BarredFrom(place)));

        StoryId BarredFrom(Appearance place) => Assert.Single(Rulings.Of(
            place.Url, [.. decided.Where(one => one.One == place.Url || one.Other == place.Url)], key => staying.Exists(one => one.Url == key) ? Left : Gone).Barred).Story;
    }

    [Fact]
    public void A_page_that_was_taken_down_meanwhile_is_so_in_the_story_that_leaves_again()
    {
        var removal = new Removal(Some.Now, "gone", "410");
        var own = Some.Story("https://gazette.example/news/0", source: "gazette");
        var gone = own.Appearances[0] with { Relation = AppearanceRelation.Variant, Removed = removal };
        var story = Some.Story() with { Appearances = [.. Some.Story().Appearances, gone] };

        var edit = Corrected.Part(story, [gone], own, before: null, place => place.Url, [], Some.Now);

        Assert.Equal((removal, removal), (edit.Stories[1].Appearances[0].Removed, edit.Stories[1].Removed));
        Assert.Equal(AppearanceRelation.Original, edit.Stories[1].Appearances[0].Relation);
        Assert.Null(edit.Stories[0].Removed);
    }

    private static List<Appearance> Places(string source, int count) =>
        [.. Enumerable.Range(0, count).Select(n => Some.Story($"https://{source}.example/news/{n}", source: source).Appearances[0])];
}
