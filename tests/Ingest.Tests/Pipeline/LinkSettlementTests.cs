using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class LinkSettlementTests
{
    private static readonly PipelineOptions Options = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 6)]
    [InlineData(2, 24)]
    [InlineData(3, 168)]
    public void A_young_story_is_looked_at_again_ever_later(int visits, int hours)
    {
        var link = LinkSettlement.Visited(Some.Link() with { Visits = visits, Attempts = 3, Reason = "timeout" }, Validators.None, Some.Now, null, Options, Some.Now);

        Assert.Equal((visits + 1, Some.Now.AddHours(hours), 0, null), (link.Visits, link.NextTry, link.Attempts, link.Reason));
    }

    [Fact]
    public void After_the_last_visit_a_page_is_left_alone() =>
        Assert.Null(LinkSettlement.Visited(Some.Link() with { Visits = 4 }, Validators.None, Some.Now, null, Options, Some.Now).NextTry);

    [Fact]
    public void A_page_that_was_looked_at_often_enough_is_looked_at_again_when_it_was_released()
    {
        var link = Some.Link() with { Story = StoryId.Create(Some.Now), Visits = 5 };

        Assert.True(LinkSettlement.IsLookedAtEnough(link, null, Options));
        Assert.False(LinkSettlement.IsLookedAtEnough(link with { Released = true }, null, Options));
    }

    [Theory]
    [InlineData(RejectionReason.NoBody, false)]
    [InlineData(RejectionReason.NotAnArticle, false)]
    [InlineData(RejectionReason.BotChallenge, true)]
    [InlineData(RejectionReason.ConsentWall, true)]
    [InlineData(RejectionReason.TooComplex, false)]
    [InlineData(RejectionReason.OutOfTime, true)]
    public void Walls_may_fall_and_are_tried_again(RejectionReason reason, bool again)
    {
        var link = LinkSettlement.Rejected(Some.Link(), new Outcome.Rejected(reason, "seen"), Options, Some.Now);

        Assert.Equal((LinkState.Rejected, again), (link.State, link.NextTry is not null));
    }

    [Fact]
    public void A_stored_story_stays_stored_when_its_page_shows_a_wall()
    {
        var link = Some.Link() with { State = LinkState.Stored, Story = StoryId.Create(Some.Now) };

        Assert.Equal(LinkState.Stored, LinkSettlement.Rejected(link, new Outcome.Rejected(RejectionReason.ConsentWall, "seen"), Options, Some.Now).State);
    }

    [Fact]
    public void Waits_double_and_end()
    {
        var link = Some.Link();
        var waits = new List<double>();
        for (; link.NextTry is { } next && waits.Count < 20; link = LinkSettlement.Failed(link, new Outcome.Failed(FailureKind.NotFound, "404"), null, Options, next))
        {
            waits.Add((next - Some.Now).TotalMinutes);
        }

        Assert.Equal([0, 10, 30, 70, 150, 310, 630, 1270], waits);
        Assert.Equal((LinkState.Failed, 8), (link.State, link.Attempts));
    }

    [Fact]
    public void A_page_that_is_gone_is_not_asked_for_again() =>
        Assert.Null(LinkSettlement.Failed(Some.Link(), new Outcome.Failed(FailureKind.Gone, "410"), null, Options, Some.Now).NextTry);

    [Fact]
    public void The_hosts_own_wish_is_kept()
    {
        var wish = Some.Now.AddHours(5);

        Assert.Equal(wish, LinkSettlement.Failed(Some.Link(), new Outcome.Failed(FailureKind.ServerError, "503"), wish, Options, Some.Now).NextTry);
    }

    [Fact]
    public void A_host_that_is_down_costs_the_page_no_attempt()
    {
        var link = LinkSettlement.Failed(Some.Link() with { Attempts = 7 }, new Outcome.Failed(FailureKind.Connection, "refused"), null, Options, Some.Now);

        Assert.Equal((7, 1, LinkState.Failed), (link.Attempts, link.HostFaults, link.State));
        Assert.Equal(Some.Now.AddMinutes(10), link.NextTry);
    }

    [Fact]
    public void A_host_that_stays_away_is_asked_ever_more_rarely_and_given_up()
    {
        var link = Some.Link();
        var waits = new List<TimeSpan>();
        while (link.NextTry is { } next && waits.Count < 100)
        {
            link = LinkSettlement.Failed(link, new Outcome.Failed(FailureKind.Dns, "no such host"), null, Options, next);
            waits.Add((link.NextTry ?? next) - next);
        }

        Assert.Equal((Options.HostAttempts, 0), (waits.Count, link.Attempts));
        Assert.Equal([10, 20, 40], waits.Take(3).Select(wait => wait.TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(24), waits[^2]);
    }

    [Fact]
    public void A_page_that_answers_clears_the_faults_of_its_host()
    {
        var link = Some.Link() with { HostFaults = 5 };

        Assert.Equal(0, LinkSettlement.Visited(link, Validators.None, Some.Now, null, Options, Some.Now).HostFaults);
        Assert.Equal(0, LinkSettlement.Failed(link, new Outcome.Failed(FailureKind.NotFound, "404"), null, Options, Some.Now).HostFaults);
    }

    [Fact]
    public void A_stored_story_stays_stored_when_its_page_fails()
    {
        var link = Some.Link() with { State = LinkState.Stored, Story = StoryId.Create(Some.Now) };

        Assert.Equal(LinkState.Stored, LinkSettlement.Failed(link, new Outcome.Failed(FailureKind.NotFound, "404"), null, Options, Some.Now).State);
    }

    [Fact]
    public void What_an_archive_offers_is_not_looked_at_again() =>
        Assert.Null(LinkSettlement.Visited(Some.Link(), Validators.None, Some.Now.AddDays(-15), null, Options, Some.Now).NextTry);

    [Fact]
    public void A_source_has_waits_of_its_own_or_none()
    {
        Assert.Equal(Some.Now.AddDays(2), LinkSettlement.Visited(Some.Link(), Validators.None, null, [TimeSpan.FromDays(2)], Options, Some.Now).NextTry);
        Assert.Null(LinkSettlement.Visited(Some.Link(), Validators.None, null, [], Options, Some.Now).NextTry);
    }

    [Fact]
    public void A_page_that_was_missed_is_looked_into_after_an_hour_and_asked_for_whole_and_then_ever_more_rarely()
    {
        var link = Some.Link() with { State = LinkState.Stored, Story = StoryId.Create(Some.Now), Validators = new Validators("\"1\"", null) };
        var hours = new List<double>();
        while (hours.Count < 9)
        {
            var now = link.NextTry!.Value;
            link = LinkSettlement.Missed(link, new Removal(now, "not_found"), counts: true, Options, now);
            if (link.NextTry is not { } next)
            {
                break;
            }

            hours.Add((next - now).TotalHours);
        }

        Assert.Equal([1, 24, 168, 720], hours);
        Assert.Equal((LinkState.Stored, 5, Some.Now, Validators.None), (link.State, link.Misses, link.MissingSince, link.Validators));
    }

    [Fact]
    public void A_page_that_is_there_was_never_missed()
    {
        var link = LinkSettlement.Visited(Some.Link() with { Misses = 2, MissingSince = Some.Now }, Validators.None, null, null, Options, Some.Now);

        Assert.Equal((0, null), (link.Misses, link.MissingSince));
    }
}
