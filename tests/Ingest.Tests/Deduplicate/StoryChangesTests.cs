using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Tests.Support;

namespace Ingest.Tests.Deduplicate;

public sealed class StoryChangesTests
{
    private const string Place = "https://herald.example/1";

    private static readonly string Text = MadeUpNews.Words(1, 200);

    private static readonly Evidence Evidence = new(MatchRule.Contained, "said so") { Containment = 0.9 };

    [Fact]
    public void A_new_story_is_stored_as_it_is_with_its_fingerprint()
    {
        var draft = Some.Told(Text);

        var change = StoryChanges.Apply(draft, null, new Verdict.New());

        Assert.Same(draft.Story, change.Story);
        Assert.Equal(draft.Fingerprint.Exact, change.Fingerprint!.Exact);
        Assert.Null(change.Revision);
    }

    [Fact]
    public void A_duplicate_adds_a_place_and_leaves_the_text_and_its_fingerprint()
    {
        var stored = Some.Told(Text).Story;

        var change = StoryChanges.Apply(Some.Told(Text, "Other headline", "valley"), stored, new Verdict.Duplicate(stored.Id, Evidence));

        Assert.Equal(stored.Title, change.Story!.Title);
        Assert.Null(change.Fingerprint);
        var place = change.Story.Appearances[^1];
        Assert.Equal(("valley", "Other headline", AppearanceRelation.Duplicate, 0.9), (place.Source.Value, place.Title, place.Relation, place.Similarity));
    }

    [Fact]
    public void A_place_seen_again_is_not_added_twice()
    {
        var stored = Some.Told(Text).Story;
        var copy = Some.Told(Text, source: "valley");
        var twice = StoryChanges.Apply(copy, stored, new Verdict.Duplicate(stored.Id, Evidence)).Story!;

        var change = StoryChanges.Apply(copy, twice, new Verdict.Duplicate(stored.Id, Evidence));

        Assert.Equal(new Verdict.Unchanged(stored.Id), change.Verdict);
        Assert.Null(change.Story);
    }

    [Fact]
    public void A_verdict_on_a_story_that_is_gone_stores_the_draft()
    {
        var draft = Some.Told(Text);

        var change = StoryChanges.Apply(draft, null, new Verdict.Duplicate(StoryId.Create(Some.Now), Evidence));

        Assert.IsType<Verdict.New>(change.Verdict);
        Assert.Same(draft.Story, change.Story);
    }

    [Fact]
    public void A_revision_moves_the_text_on_and_keeps_identity_first_place_and_first_publication()
    {
        var stored = Some.Told(Text, url: Place).Story;
        var now = Some.Told(Text + " " + MadeUpNews.Words(2, 60), "Barges counted again", url: Place, later: TimeSpan.FromHours(2));

        var change = StoryChanges.Apply(now, stored, new Verdict.Revision(stored.Id, Evidence));

        var story = change.Story!;
        Assert.Equal((stored.Id, stored.FirstSeen, stored.Published, stored.Revision + 1), (story.Id, story.FirstSeen, story.Published, story.Revision));
        Assert.Equal(("Barges counted again", now.Story.ContentHash), (story.Title, story.ContentHash));
        Assert.Equal(AppearanceRelation.Original, Assert.Single(story.Appearances).Relation);
        Assert.Equal(now.Fingerprint.Exact, change.Fingerprint!.Exact);
    }

    [Fact]
    public void The_state_before_is_kept_with_what_changed()
    {
        var stored = Some.Told(Text, url: Place).Story;
        var now = Some.Told(Text + " " + MadeUpNews.Words(2, 60), "Barges counted again", url: Place, later: TimeSpan.FromHours(2));

        var revision = StoryChanges.Apply(now, stored, new Verdict.Revision(stored.Id, Evidence)).Revision!;

        Assert.Equal((stored.Id, 0, "grown"), (revision.Story, revision.Number, revision.Kind));
        Assert.Equal(["title", "body"], revision.Changed);
        Assert.Equal(stored.Body, revision.Before.Body);
        Assert.Empty(revision.Before.Appearances);
    }

    [Theory]
    [InlineData("Barges counted anew", "", "headline")]
    [InlineData("Barges counted", "grow", "grown")]
    [InlineData("Barges counted", "trim", "trimmed")]
    [InlineData("Barges counted", "correct", "correction")]
    public void The_kind_of_a_change_is_told(string title, string edit, string kind)
    {
        var stored = Some.Told(Text, url: Place).Story;
        var words = Text.Split(' ');
        var text = edit switch
        {
            "grow" => Text + " " + MadeUpNews.Words(3, 40),
            "trim" => string.Join(' ', words[..150]),
            "correct" => string.Join(' ', words[..99]) + " Wrongham " + string.Join(' ', words[100..]),
            _ => Text,
        };

        var change = StoryChanges.Apply(Some.Told(text, title, url: Place), stored, new Verdict.Revision(stored.Id, Evidence));

        Assert.Equal(kind, change.Revision!.Kind);
    }

    [Theory]
    [InlineData("230 views")]
    [InlineData("Last updated: 12:40, 3 March")]
    [InlineData("١٢ مشاهدة")]
    [InlineData("آخر تحديث 12:40")]
    public void Counters_and_updated_lines_are_no_change(string line)
    {
        var stored = Some.Told(Text, url: Place).Story;
        var now = Some.Told(Text, url: Place, later: TimeSpan.FromHours(1));
        now = now with { Story = now.Story with { Body = [Text, line] } };

        var change = StoryChanges.Apply(now, stored, new Verdict.Revision(stored.Id, Evidence));

        Assert.Equal(new Verdict.Unchanged(stored.Id), change.Verdict);
    }

    [Fact]
    public void A_page_that_no_longer_names_its_author_has_not_changed_the_news()
    {
        var stored = Some.Told(Text, url: Place).Story with { Authors = ["Mara Quill"], Section = "Town", Tags = ["barges"] };

        var change = StoryChanges.Apply(Some.Told(Text, url: Place), stored, new Verdict.Revision(stored.Id, Evidence));

        Assert.IsType<Verdict.Unchanged>(change.Verdict);
    }

    [Fact]
    public void A_related_story_is_stored_with_its_relations()
    {
        var draft = Some.Told(Text);
        var related = new RelatedStory(StoryId.Create(Some.Now), 0.5, "not merged: numbers differ");

        var change = StoryChanges.Apply(draft, null, new Verdict.Related([related]));

        Assert.Equal([related], change.Story!.Related);
    }

    [Fact]
    public void A_story_that_was_taken_down_loses_its_mark_when_it_is_there_again()
    {
        var stored = Removals.Mark(Some.Told(Text, url: Place).Story, _ => true, new Removal(Some.Now, "not_found"), Some.Now);
        Assert.Equal("not_found", stored.Removed?.Reason);

        var change = StoryChanges.Apply(Some.Told(Text, url: Place), stored, new Verdict.Unchanged(stored.Id));

        Assert.Equal(new Verdict.Unchanged(stored.Id), change.Verdict);
        Assert.Null(change.Story!.Removed);
        Assert.Null(change.Story.Appearances[0].Removed);
    }

    [Fact]
    public void A_story_that_comes_back_changed_is_revised_and_loses_its_mark()
    {
        var stored = Removals.Mark(Some.Told(Text, url: Place).Story, _ => true, new Removal(Some.Now, "gone"), Some.Now);

        var change = StoryChanges.Apply(Some.Told(Text + " " + MadeUpNews.Words(2, 60), url: Place), stored, new Verdict.Revision(stored.Id, Evidence));

        Assert.Equal(("grown", (Removal?)null), (change.Revision!.Kind, change.Story!.Removed));
    }

    [Fact]
    public void A_copy_that_is_taken_down_leaves_the_story()
    {
        var stored = Some.Told(Text).Story;
        var both = StoryChanges.Apply(Some.Told(Text, source: "valley"), stored, new Verdict.Duplicate(stored.Id, Evidence)).Story!;

        var marked = Removals.Mark(both, place => place.Source.Value == "valley", new Removal(Some.Now, "gone"), Some.Now);

        Assert.Null(marked.Removed);
        Assert.Equal([false, true], marked.Appearances.Select(place => place.Removed is not null));
    }

    [Fact]
    public void What_an_editor_put_there_the_machine_leaves()
    {
        var stored = Some.Told(Text).Story;
        var copy = Some.Told(Text, source: "valley");
        var put = stored with { Appearances = [.. stored.Appearances, copy.Story.Appearances[0] with { Relation = AppearanceRelation.Variant, Evidence = EditorWords.Evidence(Some.Now) }] };

        var change = StoryChanges.Apply(copy, put, new Verdict.Duplicate(stored.Id, Evidence));

        Assert.Null(change.Story);
    }
}
