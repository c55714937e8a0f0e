using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Reporting;

public sealed class BarrenPagesTests
{
    private static readonly UnmatchedRule Body = new("body", ".story p");

    [Fact]
    public void All_pages_of_a_run_that_were_rejected_are_told_with_reasons_and_rules()
    {
        var tally = Tally(12, RejectionReason.NoBody);

        Assert.Equal("12 of 12 pages rejected: 12 no_body (extract.body: .story p matched nothing)", tally.Barren(Some.Now)!.ToString());
    }

    [Fact]
    public void One_page_that_is_taken_ends_it()
    {
        var tally = Tally(12, RejectionReason.NoBody);

        tally.Count("page", new Outcome.Stored(new StoryId("1"), new Verdict.New()));

        Assert.Null(tally.Barren(Some.Now));
    }

    [Fact]
    public void Further_pages_are_no_rejected_stories()
    {
        var tally = new RunTally();

        tally.Count("page", new Outcome.Rejected(RejectionReason.FurtherPage, "it continues another"));

        Assert.Null(tally.Barren(Some.Now));
    }

    [Fact]
    public void Runs_add_up_and_a_rule_that_matched_in_one_of_them_is_in_order()
    {
        var first = new BarrenPages(2, new Dictionary<string, int> { ["no_body"] = 2 }, [Body], Some.Now);
        var next = new BarrenPages(1, new Dictionary<string, int> { ["too_short"] = 1 }, [], Some.Now.AddHours(1));

        Assert.Equal("3 of 3 pages rejected: 2 no_body, 1 too_short", first.With(next).ToString());
        Assert.Equal(Some.Now, first.With(next).Since);
    }

    [Fact]
    public void A_source_that_has_stored_stories_may_have_a_few_pages_that_are_none()
    {
        BarrenPages Of(int pages) => new(pages, new Dictionary<string, int> { ["media_stub"] = pages }, [], Some.Now);
        SourceStatus Status(int pages, DateTimeOffset? lastStory) => new(new SourceState { Id = new SourceId("herald"), LastStory = lastStory, Barren = Of(pages) }, 0, 0, Some.Now);

        Assert.Equal((SourceHealth.Healthy, SourceHealth.Degraded), (Status(3, Some.Now).Health, Status(6, Some.Now).Health));
        Assert.Equal(SourceHealth.Degraded, Status(3, null).Health);
        Assert.Contains("3 of 3 pages rejected: 3 media_stub since 2026-03-02 12:00:00Z", Assert.Single(Status(3, null).Issues), StringComparison.Ordinal);
    }

    private static RunTally Tally(int pages, RejectionReason reason)
    {
        var tally = new RunTally();
        for (var n = 0; n < pages; n++)
        {
            tally.TryRules([Body]);
            tally.Count("page", new Outcome.Rejected(reason, "no paragraphs were found"));
        }

        return tally;
    }
}
