using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Tests.Support;

namespace Ingest.Tests.Model;

public sealed class FingerprintStatesTests
{
    [Fact]
    public void A_story_that_moved_on_is_still_known_by_what_it_was()
    {
        var moved = Print(1).MovedOnTo(Print(2));

        Assert.Equal(Print(2).Exact, moved.Exact);
        Assert.Equal([Print(1).Exact], moved.Others.Select(other => other.Exact));
        Assert.Subset(moved.AllKeys.ToHashSet(), Print(1).Keys.Concat(Print(2).Keys).ToHashSet());
    }

    [Fact]
    public void Another_print_is_joined_and_the_storys_own_text_stays()
    {
        var joined = Print(1).JoinedBy(Print(2));

        Assert.Equal(Print(1).Exact, joined.Exact);
        Assert.Equal([Print(2).Exact], joined.Others.Select(other => other.Exact));
    }

    [Fact]
    public void What_is_nearly_the_same_is_not_kept_twice()
    {
        var (one, corrected) = (Print(1), Of(MadeUpNews.Words(1, 300) + " harbour"));

        Assert.Empty(one.MovedOnTo(corrected).Others);
        Assert.Same(one, one.JoinedBy(corrected));
        Assert.Single(one.JoinedBy(Print(2)).JoinedBy(Print(2)).Others);
    }

    [Fact]
    public void The_oldest_and_the_two_newest_others_are_kept()
    {
        var story = Enumerable.Range(2, 5).Aggregate(Print(1), (stored, n) => stored.MovedOnTo(Print(n)));

        Assert.Equal(Print(6).Exact, story.Exact);
        Assert.Equal([Print(1).Exact, Print(4).Exact, Print(5).Exact], story.Others.Select(other => other.Exact));
        Assert.All(story.Others, other => Assert.Empty(other.Others));
    }

    [Fact]
    public void Writing_the_same_step_twice_changes_nothing()
    {
        var once = Print(1).MovedOnTo(Print(2));

        Assert.Equal(once.Others.Select(other => other.Exact), once.MovedOnTo(Print(2)).Others.Select(other => other.Exact));
    }

    [Fact]
    public void Texts_of_another_version_are_forgotten() =>
        Assert.Empty((Print(1) with { Version = 0 }).MovedOnTo(Print(2)).Others);

    private static Fingerprint Print(int n) => Of(MadeUpNews.Words(n, 300));

    private static Fingerprint Of(string text) => Fingerprinter.Compute("Barges", [text]);
}
