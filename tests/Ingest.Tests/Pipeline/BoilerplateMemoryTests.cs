using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class BoilerplateMemoryTests
{
    private const string Bio = "The author writes about harbours.";

    [Fact]
    public void The_fifth_story_makes_a_block_boilerplate()
    {
        var four = BoilerplateMemory.Learn([], Stories(4), Some.Now);
        var five = BoilerplateMemory.Learn(four, Stories(1), Some.Now.AddHours(1));

        Assert.Equal((4, null, null), Of(four));
        Assert.Equal((5, Some.Now.AddHours(1), Bio), Of(five));
    }

    [Fact]
    public void A_block_twice_in_one_story_counts_once() =>
        Assert.Equal(1, Assert.Single(BoilerplateMemory.Learn([], [[Bio, Bio]], Some.Now)).Stories);

    [Fact]
    public void What_was_not_seen_for_ninety_days_is_forgotten()
    {
        var known = BoilerplateMemory.Learn([], Stories(5), Some.Now);

        Assert.Equal(RepeatedBlock.HashOf("another block"), Assert.Single(BoilerplateMemory.Learn(known, [["another block"]], Some.Now.AddDays(90))).Hash);
    }

    [Fact]
    public void Known_boilerplate_is_not_crowded_out_by_single_sightings()
    {
        var known = BoilerplateMemory.Learn([], Stories(5), Some.Now);
        var crowded = BoilerplateMemory.Learn(known, [Texts(500)], Some.Now.AddDays(89));

        Assert.Equal(301, crowded.Count);
        Assert.Equal(RepeatedBlock.HashOf(Bio), crowded[0].Hash);
    }

    [Fact]
    public void Of_known_boilerplate_what_was_seen_last_is_kept()
    {
        var known = BoilerplateMemory.Learn([], Stories(5), Some.Now);
        var crowded = BoilerplateMemory.Learn(known, [.. Enumerable.Repeat(Texts(150), 5)], Some.Now.AddHours(1));

        Assert.Equal(100, crowded.Count);
        Assert.DoesNotContain(crowded, block => block.Hash == RepeatedBlock.HashOf(Bio));
    }

    [Fact]
    public void A_run_heeds_what_was_known_before_the_link_was_seen()
    {
        var run = new RunBoilerplate(BoilerplateMemory.Learn([], Stories(5), Some.Now), learns: true);

        Assert.Empty(run.KnownAt(Some.Now.AddSeconds(-1)));
        Assert.Equal([RepeatedBlock.HashOf(Bio)], run.KnownAt(Some.Now));
    }

    [Fact]
    public void A_run_that_does_not_learn_leaves_nothing_out_and_keeps_what_is_remembered()
    {
        var before = BoilerplateMemory.Learn([], Stories(5), Some.Now);
        var run = new RunBoilerplate(before, learns: false);
        run.Note([Bio]);

        Assert.Empty(run.KnownAt(Some.Now));
        Assert.Same(before, run.Learned(Some.Now));
    }

    private static List<IReadOnlyList<string>> Stories(int count) => [.. Enumerable.Repeat<IReadOnlyList<string>>([Bio], count)];

    private static IReadOnlyList<string> Texts(int count) => [.. Enumerable.Range(0, count).Select(n => $"block {n}")];

    private static (int Stories, DateTimeOffset? Since, string? Text) Of(IReadOnlyList<RepeatedBlock> memory)
    {
        var block = Assert.Single(memory);
        return (block.Stories, block.Since, block.Text);
    }
}
