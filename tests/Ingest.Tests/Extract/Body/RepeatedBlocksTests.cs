using Ingest.Core.Extract;
using Ingest.Core.Extract.Body;
using Ingest.Core.Model;

namespace Ingest.Tests.Extract.Body;

public sealed class RepeatedBlocksTests
{
    private const string Bio = "The author writes about harbours and has kept bees since she was nine.";

    [Fact]
    public void Known_blocks_go_from_both_ends_and_are_told()
    {
        var body = Blocks("Listen to this story.", "Barges were counted.", "Thirty came.", Bio, "Subscribe to the harbour letter.");
        var trace = new ExtractionTrace();
        trace.Read(body.Select(block => new BlockFate(block, null)));

        var rest = RepeatedBlocks.Without(body, Known("Listen to this story.", Bio, "Subscribe to the harbour letter."), trace);

        Assert.Equal(["Barges were counted.", "Thirty came."], rest.Select(block => block.Text));
        Assert.Equal(["repeated in the source's stories", null, null, "repeated in the source's stories", "repeated in the source's stories"], trace.Blocks.Select(fate => fate.Dropped));
    }

    [Fact]
    public void Background_in_the_middle_stays()
    {
        var body = Blocks("Barges were counted.", "The harbour was built two centuries ago.", "Thirty came.");

        Assert.Equal(3, RepeatedBlocks.Without(body, Known("The harbour was built two centuries ago."), trace: null).Count);
    }

    [Fact]
    public void Long_background_at_the_end_is_neither_learned_nor_left_out()
    {
        var background = "The harbour was built two centuries ago. " + new string('x', 160);
        var body = Blocks("Barges were counted.", "Thirty came.", "They left.", background);

        Assert.Equal(201, background.Length);
        Assert.DoesNotContain(background, RepeatedBlocks.Edges(body));
        Assert.Equal(4, RepeatedBlocks.Without(body, Known(background), trace: null).Count);
    }

    [Fact]
    public void A_text_of_nothing_else_is_kept()
    {
        var body = Blocks(Bio);

        Assert.Single(RepeatedBlocks.Without(body, Known(Bio), trace: null));
    }

    [Fact]
    public void Spelling_of_the_same_words_does_not_matter() =>
        Assert.Equal(["Barges were counted."], RepeatedBlocks.Without(Blocks("Barges were counted.", Bio.ToUpperInvariant()), Known(Bio), trace: null).Select(block => block.Text));

    [Fact]
    public void The_edges_of_a_short_text_tell_nothing() => Assert.Empty(RepeatedBlocks.Edges(Blocks("one", "two", "three")));

    [Fact]
    public void The_edges_are_three_blocks_above_and_six_below() =>
        Assert.Equal(["1", "2", "3", "7", "8", "9", "10", "11", "12"], RepeatedBlocks.Edges(Blocks([.. Enumerable.Range(1, 12).Select(n => $"{n}")])));

    private static List<Block> Blocks(params IEnumerable<string> texts) => [.. texts.Select(text => new Block(BlockKind.Paragraph, text))];

    private static HashSet<string> Known(params IEnumerable<string> texts) => [.. texts.Select(RepeatedBlock.HashOf)];
}
