using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Tests.Support;

namespace Ingest.Tests.Schedule;

public sealed class MoveRuleTests
{
    private static readonly Uri There = new("https://new.example/rss.xml");
    private static readonly Uri Elsewhere = new("https://other.example/rss.xml");

    [Theory]
    [InlineData(new[] { 0, 24, 48 }, true)]
    [InlineData(new[] { 0, 1, 2, 3, 47 }, false)]
    [InlineData(new[] { 0, 48 }, false)]
    [InlineData(new[] { 0, 1, 48 }, true)]
    public void A_redirect_is_believed_after_three_looks_over_two_days(int[] hours, bool believed) =>
        Assert.Equal(believed, Looks(hours)?.Since is not null);

    [Fact]
    public void A_look_that_finds_the_document_at_its_own_address_starts_the_count_again()
    {
        var move = MoveRule.After(Looks(0, 24), to: null, isSame: true, At(30));

        Assert.Null(move);
        Assert.Null(MoveRule.After(move, There, isSame: true, At(50))!.Since);
    }

    [Fact]
    public void Another_target_or_another_document_starts_it_again_too()
    {
        Assert.Equal(new Move(Elsewhere, 1, At(50), At(50)), MoveRule.After(Looks(0, 24), Elsewhere, isSame: true, At(50)));
        Assert.Null(MoveRule.After(Looks(0, 24), There, isSame: false, At(50)));
    }

    [Fact]
    public void A_move_in_force_holds_while_its_address_answers_and_moves_on_by_the_same_rule()
    {
        var moved = Looks(0, 24, 48)!;

        Assert.Equal(moved, MoveRule.After(moved, to: null, isSame: true, At(50)));
        Assert.Equal(moved, MoveRule.After(moved, Elsewhere, isSame: false, At(50)));
        var onward = new[] { 60, 90, 120 }.Aggregate(moved, (move, hour) => MoveRule.After(move, Elsewhere, isSame: true, At(hour))!);
        Assert.Equal((Elsewhere, At(120)), (onward.To, onward.Since));
        Assert.Equal(There, MoveRule.After(moved, Elsewhere, isSame: true, At(60))!.To);
    }

    private static Move? Looks(params int[] hours) => hours.Aggregate((Move?)null, (move, hour) => MoveRule.After(move, There, isSame: true, At(hour)));

    private static DateTimeOffset At(int hour) => Some.Now.AddHours(hour);
}
