using Ingest.Core.Deduplicate;
using Ingest.Core.Model;
using Ingest.Tests.Support;
using Microsoft.Extensions.Options;

namespace Ingest.Tests.Deduplicate;

public sealed class StoryMatcherTests
{
    private static readonly StoryMatcher Matcher = new(Options.Create(new DeduplicationOptions()));

    private static readonly string Wire = MadeUpNews.Words(1, 300);

    [Fact]
    public void A_text_unlike_all_others_is_new()
    {
        var verdict = Decide(Some.Told(Wire, source: "valley"), Some.Told(MadeUpNews.Words(2, 300)));

        Assert.IsType<Verdict.New>(verdict);
    }

    [Fact]
    public void The_same_words_under_other_case_and_marks_are_a_duplicate_word_for_word()
    {
        var verdict = Decide(Some.Told(Wire.ToUpperInvariant() + "!", source: "valley"), Some.Told(Wire));

        Assert.Equal(MatchRule.ExactText, Assert.IsType<Verdict.Duplicate>(verdict).Evidence.Rule);
    }

    [Fact]
    public void Wire_copy_under_another_headline_is_a_duplicate()
    {
        var verdict = Decide(Some.Told(Wire, "A quite different headline here", "valley", later: TimeSpan.FromHours(5)), Some.Told(Wire));

        var duplicate = Assert.IsType<Verdict.Duplicate>(verdict);
        Assert.Equal(MatchRule.Contained, duplicate.Evidence.Rule);
        Assert.StartsWith("duplicate of \"Barges counted\", which came 5 h earlier: about ", duplicate.Evidence.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Barges counted at Quilport harbour again", ", same title")]
    [InlineData("Barges counted at Quilport harbour", ", nearly the same title")]
    public void A_title_that_decides_is_called_the_same_only_when_it_is(string title, string words)
    {
        var verdict = Decide(Some.Told(Wire, title, "valley"), Some.Told(Wire + " " + MadeUpNews.Words(3, 5), "Barges counted at Quilport harbour again"));

        Assert.EndsWith(words, Assert.IsType<Verdict.Duplicate>(verdict).Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Wire_copy_that_another_house_lengthened_is_a_variant()
    {
        var verdict = Decide(Some.Told(Wire + " " + MadeUpNews.Words(3, 250), source: "valley"), Some.Told(Wire));

        Assert.IsType<Verdict.Variant>(verdict);
    }

    [Fact]
    public void The_same_house_with_a_longer_text_at_another_address_revises_its_story()
    {
        var verdict = Decide(Some.Told(Wire + " " + MadeUpNews.Words(3, 250), later: TimeSpan.FromHours(1)), Some.Told(Wire));

        Assert.IsType<Verdict.Revision>(verdict);
    }

    [Fact]
    public void An_older_state_of_the_same_house_does_not_take_the_story_back()
    {
        var verdict = Decide(Some.Told(Wire + " " + MadeUpNews.Words(3, 250), later: TimeSpan.FromHours(-1)), Some.Told(Wire));

        Assert.IsType<Verdict.Variant>(verdict);
    }

    [Theory]
    [InlineData(71, typeof(Verdict.Duplicate))]
    [InlineData(73, typeof(Verdict.New))]
    public void Stories_further_apart_than_the_window_are_not_compared(int hours, Type expected)
    {
        var verdict = Decide(Some.Told(Wire, source: "valley", later: TimeSpan.FromHours(hours)), Some.Told(Wire));

        Assert.Equal(expected, verdict.GetType());
    }

    [Fact]
    public void Reports_of_one_template_with_other_numbers_stay_apart_and_are_related()
    {
        var verdict = Decide(
            Some.Told(Wire + " 117 12 4.5 93 58 61", source: "valley"),
            Some.Told(Wire + " 118 15 4.9 71 57 64"));

        var related = Assert.Single(Assert.IsType<Verdict.Related>(verdict).To);
        Assert.StartsWith("not merged: 6 of 6 numbers differ", related.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_typing_error_in_a_number_does_not_part_two_prints()
    {
        var verdict = Decide(Some.Told(Wire + " 117 12 45 93", source: "valley"), Some.Told(Wire + " 118 12 45 93"));

        Assert.IsType<Verdict.Duplicate>(verdict);
    }

    [Fact]
    public void A_daily_bulletin_is_a_series()
    {
        var text = MadeUpNews.Words(5, 60);

        var verdict = Decide(Some.Told(text + " 31", source: "herald", later: TimeSpan.FromHours(24)), Some.Told(text + " 29"));

        Assert.Contains("a series", Assert.Single(Assert.IsType<Verdict.Related>(verdict).To).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_of_a_few_words_are_only_the_same_when_identical()
    {
        var verdict = Decide(Some.Told("Fire out at Quilport", "Fire at Quilport", "valley"), Some.Told("Fire out at Quilport harbour", "Fire at Quilport"));

        Assert.IsType<Verdict.New>(verdict);
    }

    [Fact]
    public void A_text_that_quotes_a_short_one_is_not_the_same_story()
    {
        var brief = MadeUpNews.Words(6, 20);

        var verdict = Decide(Some.Told(brief + " " + MadeUpNews.Words(7, 600), source: "valley"), Some.Told(brief));

        Assert.Contains("times as long", Assert.Single(Assert.IsType<Verdict.Related>(verdict).To).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_many_neighbours_share_proves_nothing()
    {
        var imprint = MadeUpNews.Words(8, 120);
        StoryDraft[] stored = [.. Enumerable.Range(10, 6).Select(n => Some.Told(MadeUpNews.Words(n, 60) + " " + imprint, $"Story {MadeUpNews.Title(n)}"))];

        var verdict = Decide(Some.Told(MadeUpNews.Words(30, 60) + " " + imprint, "Yet another", "valley"), stored);

        Assert.Null(verdict.Target);
        Assert.NotEmpty(verdict.Common);
    }

    [Fact]
    public void The_closest_of_several_prints_is_joined()
    {
        var close = Some.Told(Wire + " " + MadeUpNews.Words(41, 20), source: "lantern");
        var far = Some.Told(Wire + " " + MadeUpNews.Words(42, 90), source: "herald");

        var verdict = Decide(Some.Told(Wire + " " + MadeUpNews.Words(41, 20) + " End", source: "valley"), far, close);

        Assert.Equal(close.Story.Id, verdict.Target);
    }

    [Fact]
    public void The_same_words_at_the_same_address_are_unchanged()
    {
        var stored = Some.Told(Wire, url: "https://herald.example/1");

        var verdict = Matcher.Decide(Some.Told(Wire, url: "https://herald.example/1", later: TimeSpan.FromHours(6)), At(stored));

        Assert.Equal(stored.Story.Id, Assert.IsType<Verdict.Unchanged>(verdict).Of);
    }

    [Fact]
    public void Other_words_at_the_publishers_own_address_are_a_revision_however_different()
    {
        var stored = Some.Told(Wire, url: "https://herald.example/1");

        var verdict = Matcher.Decide(Some.Told(MadeUpNews.Words(9, 200), url: "https://herald.example/1", later: TimeSpan.FromHours(6)), At(stored));

        Assert.Equal(MatchRule.SamePlace, Assert.IsType<Verdict.Revision>(verdict).Evidence.Rule);
    }

    [Fact]
    public void Another_houses_changed_copy_of_the_canonical_page_is_a_variant()
    {
        var stored = Some.Told(Wire, url: "https://herald.example/1");

        var verdict = Matcher.Decide(Some.Told(Wire + " " + MadeUpNews.Words(9, 90), source: "valley", url: "https://herald.example/1"), At(stored));

        Assert.IsType<Verdict.Variant>(verdict);
    }

    [Fact]
    public void A_brief_that_shares_only_the_closing_paragraph_of_its_house_is_a_story_of_its_own()
    {
        var closing = MadeUpNews.Words(50, 60);

        var verdict = Decide(Some.Told($"{MadeUpNews.Words(2, 20)} {closing}", "Mill sold"), Some.Told($"{MadeUpNews.Words(3, 120)} {closing}", "Barges counted"));

        Assert.Null(verdict.Target);
    }

    [Fact]
    public void A_text_that_an_older_version_folded_is_known_by_its_very_words_and_not_by_likeness()
    {
        var told = Some.Told(MadeUpNews.Words(1, 200));
        var old = Some.Neighbor(told) with { Fingerprint = told.Fingerprint with { Version = told.Fingerprint.Version - 1 } };
        var near = Some.Told(MadeUpNews.Words(1, 190), source: "gazette");
        var same = Some.Told(MadeUpNews.Words(1, 200), source: "gazette");

        Assert.IsType<Verdict.New>(Matcher.Decide(near, new Neighborhood { Near = [old] }));
        Assert.Equal(told.Story.Id, Assert.IsType<Verdict.Duplicate>(Matcher.Decide(same, new Neighborhood { Near = [old] })).Of);
    }

    [Fact]
    public void Arabic_prints_that_spell_letters_and_digits_otherwise_are_one_story()
    {
        const string one = "أعلنت بلدية المرفأ القديم أنّ ٣١ قارباً رست صباح الأحد في الميناء بعد العاصفة التي ضربت الساحل ليلاً، وقال رئيس البلدية إن الأضرار محدودة ولا إصابات";
        const string other = "اعلنت بلديه المرفا القديم ان 31 قاربا رست صباح الاحد في الميناء بعد العاصفه التي ضربت الساحل ليلا وقال رئيس البلديه ان الاضرار محدوده ولا اصابات";

        var verdict = Decide(Some.Told(other, "القوارب تعود", "valley"), Some.Told(one, "القوارب تعود"));

        Assert.Equal(MatchRule.ExactText, Assert.IsType<Verdict.Duplicate>(verdict).Evidence.Rule);
    }

    [Fact]
    public void A_print_of_what_the_story_was_before_is_part_of_it()
    {
        var grown = Some.Told(Wire + " " + MadeUpNews.Words(51, 900));
        var stored = grown with { Fingerprint = Some.Told(Wire).Fingerprint.MovedOnTo(grown.Fingerprint) };
        var print = Some.Told(MadeUpNews.Words(1, 200) + " " + MadeUpNews.Words(52, 80), source: "valley");

        Assert.Null(Decide(print with { Fingerprint = Some.Told(MadeUpNews.Words(53, 200)).Fingerprint }, stored).Target);
        Assert.Equal(stored.Story.Id, Decide(print, stored).Target);
    }

    [Fact]
    public void A_brief_that_shares_an_imprint_with_a_long_story_is_no_part_of_it()
    {
        var imprint = MadeUpNews.Words(8, 60);

        var verdict = Decide(Some.Told(MadeUpNews.Words(80, 20) + " " + imprint, "A brief", "valley"), Some.Told(Wire + " " + imprint, "A story"));

        Assert.Null(verdict.Target);
    }

    [Fact]
    public void The_texts_of_one_story_are_no_family()
    {
        var stored = Enumerable.Range(60, 3).Select(n => Some.Told(Wire + " " + MadeUpNews.Words(n, 150))).ToList();
        var one = stored[0] with { Fingerprint = stored[0].Fingerprint.JoinedBy(stored[1].Fingerprint).JoinedBy(stored[2].Fingerprint) };

        Assert.Equal(one.Story.Id, Decide(Some.Told(Wire + " " + MadeUpNews.Words(64, 60), source: "valley"), one).Target);
    }

    [Fact]
    public void One_other_number_of_three_does_not_part_texts_that_share_nearly_all()
    {
        Assert.NotNull(Decide(Some.Told(Wire + " 117 12 45 " + MadeUpNews.Words(70, 60), source: "valley"), Some.Told(Wire + " 117 12 46")).Target);
        Assert.Null(Decide(Some.Told(MadeUpNews.Words(1, 230) + " 117 12 45 " + MadeUpNews.Words(70, 60), source: "valley"), Some.Told(Wire + " 117 12 46")).Target);
    }

    [Fact]
    public void Texts_without_numbers_agree_on_none()
    {
        var shared = MadeUpNews.Words(1, 200);

        var without = Decide(Some.Told(shared + " " + MadeUpNews.Words(71, 95), "One", "valley"), Some.Told(shared + " " + MadeUpNews.Words(72, 95), "Other"));
        var with = Decide(Some.Told(shared + " 12 31 47 " + MadeUpNews.Words(71, 92), "One", "valley"), Some.Told(shared + " 12 31 47 " + MadeUpNews.Words(72, 92), "Other"));

        Assert.Null(without.Target);
        Assert.Equal(MatchRule.SameNumbers, Assert.IsAssignableFrom<Evidence>((with as Verdict.Variant)?.Evidence).Rule);
    }

    private static Verdict Decide(StoryDraft draft, params StoryDraft[] stored) =>
        Matcher.Decide(draft, new Neighborhood { Near = [.. stored.Select(Some.Neighbor)] });

    [Fact]
    public void What_an_editor_joined_is_one_story_however_unlike_the_texts()
    {
        var stored = Some.Told(Wire);
        var neighborhood = At(stored) with { Joined = new Ruling(stored.Story.Id, Some.Now) };

        var verdict = Matcher.Decide(Some.Told(MadeUpNews.Words(2, 300), "Other news", "valley"), neighborhood);

        var variant = Assert.IsType<Verdict.Variant>(verdict);
        Assert.Equal((stored.Story.Id, MatchRule.Editor), (variant.Of, variant.Evidence.Rule));
        Assert.StartsWith("an editor said so (2026-03-02): about 0 of", variant.Evidence.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_editor_parted_stays_apart_however_alike_the_texts()
    {
        var stored = Some.Told(Wire);
        var neighborhood = new Neighborhood { Near = [Some.Neighbor(stored)], Barred = [new Ruling(stored.Story.Id, Some.Now)] };

        var verdict = Matcher.Decide(Some.Told(Wire, source: "valley"), neighborhood);

        var related = Assert.Single(Assert.IsType<Verdict.Related>(verdict).To);
        Assert.StartsWith("not merged: an editor said so (2026-03-02); about", related.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_that_an_editor_did_not_speak_of_is_joined_as_ever()
    {
        var (parted, other) = (Some.Told(Wire), Some.Told(Wire + " " + MadeUpNews.Words(9, 5), source: "hill"));
        var neighborhood = new Neighborhood { Near = [Some.Neighbor(parted), Some.Neighbor(other)], Barred = [new Ruling(parted.Story.Id, Some.Now)] };

        Assert.Equal(other.Story.Id, Matcher.Decide(Some.Told(Wire, source: "valley"), neighborhood).Target);
    }

    [Fact]
    public void An_identifier_that_its_source_uses_again_does_not_make_two_texts_one()
    {
        var stored = Some.Told(Wire, guid: "4711");

        var verdict = Matcher.Decide(Some.Told(MadeUpNews.Words(2, 300), "Other news entirely", guid: "4711"), new Neighborhood { SamePlace = stored.Story });

        var related = Assert.Single(Assert.IsType<Verdict.Related>(verdict).To);
        Assert.Equal(stored.Story.Id, related.Id);
        Assert.StartsWith("not merged: its address or identifier leads to \"Barges counted\" as well", related.Reason, StringComparison.Ordinal);
        Assert.True(verdict.AtOwnAddress);
    }

    [Fact]
    public void Of_two_stories_at_its_addresses_a_text_is_the_one_that_it_has_something_in_common_with()
    {
        var (wrong, right) = (Some.Told(Wire), Some.Told(MadeUpNews.Words(2, 300), "Other news entirely", url: "https://herald.example/2"));
        var again = Some.Told(MadeUpNews.Words(2, 300), "Other news entirely", url: "https://herald.example/2");

        var verdict = Matcher.Decide(again, new Neighborhood { SamePlace = wrong.Story, AlsoThere = [right.Story] });

        Assert.Equal(new Verdict.Unchanged(right.Story.Id), verdict with { Common = [] });
    }

    [Fact]
    public void A_page_whose_publisher_rewrote_it_is_a_revision_whatever_is_left_of_it()
    {
        var stored = Some.Told(Wire, url: "https://herald.example/1");

        Assert.IsType<Verdict.Revision>(Matcher.Decide(Some.Told(MadeUpNews.Words(2, 300), "Other news entirely", url: "https://herald.example/1"), At(stored)));
    }

    private static Neighborhood At(StoryDraft stored) => new() { SamePlace = stored.Story, Near = [Some.Neighbor(stored)] };
}
