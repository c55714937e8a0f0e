using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Tests.Support;

namespace Ingest.Tests.Pipeline;

public sealed class RuleMemoryTests
{
    [Theory]
    [InlineData("published", "5/5 0/2", "Broken")]
    [InlineData("published", "3/3 0/1", "")]
    [InlineData("published", "3/3 0/1 0/1", "Broken")]
    [InlineData("published", "2/2 0/4", "")]
    [InlineData("published", "2/2 0/5", "Broken")]
    [InlineData("authors", "3/3 0/2", "")]
    [InlineData("authors", "3/3 0/4", "")]
    [InlineData("authors", "3/3 0/5", "Broken")]
    [InlineData("section", "10/10 0/2", "")]
    [InlineData("section", "10/10 0/3", "Broken")]
    [InlineData("tags", "50/100 0/9", "")]
    [InlineData("tags", "50/100 0/10", "Broken")]
    [InlineData("tags", "99/100 0/1", "")]
    [InlineData("tags", "99/100 0/2", "Broken")]
    [InlineData("published", "5/5 0/2 1/4", "")]
    [InlineData("body", "0/2", "")]
    [InlineData("body", "0/2 0/1", "NeverMatched")]
    [InlineData("tags", "0/9", "")]
    [InlineData("tags", "0/9 0/1", "NeverMatched")]
    [InlineData("links", "1/1 0/1", "Broken")]
    [InlineData("next", "3/3 0/4", "")]
    [InlineData("next", "3/3 0/5", "Broken")]
    [InlineData("body", "5/5 0/0", "")]
    public void A_rule_is_in_trouble_when_chance_does_not_explain_what_it_misses(string field, string runs, string trouble)
    {
        var rule = runs.Split(' ').Select(run => run.Split('/')).Aggregate(
            (Rule: new RuleRecord(field, ".x", "0af1"), At: Some.Now),
            (so, run) => (RuleMemory.Learn(so.Rule, int.Parse(run[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(run[0], System.Globalization.CultureInfo.InvariantCulture), so.At), so.At.AddHours(1)),
            so => so.Rule);

        Assert.Equal(trouble, rule.Trouble?.Kind.ToString() ?? string.Empty);
    }

    [Theory]
    [InlineData("3/0 0/2", false)]
    [InlineData("3/0 0/2 0/1", true)]
    [InlineData("0/3 1/5", false)]
    [InlineData("0/3 0/0", true)]
    public void Formats_that_fit_nothing_on_three_pages_in_a_row_are_trouble_until_one_fits(string runs, bool trouble)
    {
        var rule = runs.Split(' ').Select(run => run.Split('/').Select(count => count[0] - '0').ToArray()).Aggregate(
            new RuleRecord("published", ".date", "0af1"),
            (so, run) => RuleMemory.LearnFormats(RuleMemory.Learn(so, run.Sum(), run.Sum(), Some.Now), run[0], run[1], Some.Now));

        Assert.Equal(trouble ? RuleTroubleKind.FormatsUnfit : null, rule.Trouble?.Kind);
    }

    [Theory]
    [InlineData(3, 1, RuleTroubleKind.FormatsUnfit)]
    [InlineData(3, 2, RuleTroubleKind.Broken)]
    public void Formats_that_do_not_fit_stand_until_a_page_fits_or_the_selector_breaks(int unfit, int missed, RuleTroubleKind kind)
    {
        var rule = RuleMemory.LearnFormats(RuleMemory.Learn(new RuleRecord("published", ".date", "0af1"), unfit, unfit, Some.Now), 0, unfit, Some.Now);

        var after = RuleMemory.LearnFormats(RuleMemory.Learn(rule, missed, 0, Some.Now.AddHours(1)), 0, 0, Some.Now.AddHours(1));

        Assert.Equal(kind, after.Trouble?.Kind);
    }

    [Fact]
    public void A_selector_that_matches_again_shows_formats_that_do_not_fit_yet()
    {
        var rule = RuleMemory.LearnFormats(RuleMemory.Learn(new RuleRecord("published", ".date", "0af1"), 3, 3, Some.Now), 0, 3, Some.Now);
        var broken = RuleMemory.Learn(rule, 5, 0, Some.Now.AddHours(1));

        var after = RuleMemory.LearnFormats(RuleMemory.Learn(broken, 1, 1, Some.Now.AddHours(2)), 0, 1, Some.Now.AddHours(2));

        Assert.Equal((RuleTroubleKind.Broken, RuleTroubleKind.FormatsUnfit), (broken.Trouble?.Kind, after.Trouble?.Kind));
    }

    [Fact]
    public void Trouble_is_as_old_as_the_first_run_that_missed_and_its_proposal_stays()
    {
        var good = RuleMemory.Learn(new RuleRecord("title", "h1", "0af1"), 5, 5, Some.Now);
        var proposal = new RuleProposal("h2", null, 1, 1, "x");

        var broken = RuleMemory.Learn(good, 2, 0, Some.Now.AddHours(1));
        var later = RuleMemory.Learn(broken with { Trouble = broken.Trouble! with { Proposal = proposal } }, 3, 0, Some.Now.AddHours(2));

        Assert.Equal((Some.Now.AddHours(1), 5, Some.Now), (later.Trouble!.Since, later.Missed, later.LastMatch));
        Assert.Equal(proposal, later.Trouble.Proposal);
    }

    [Fact]
    public void What_matched_before_it_failed_stays_known_however_long_it_fails()
    {
        var good = RuleMemory.Learn(new RuleRecord("title", "h1", "0af1"), 1_000, 1_000, Some.Now);

        var rule = Enumerable.Range(0, 200).Aggregate(good, (so, _) => RuleMemory.Learn(so, 10, 0, Some.Now));

        Assert.Equal((3_000, 1_000, 2_000, RuleTroubleKind.Broken), (rule.Pages, rule.Matched, rule.Missed, rule.Trouble!.Kind));
    }

    [Fact]
    public void What_is_long_past_counts_less()
    {
        var rule = Enumerable.Range(0, 200).Aggregate(new RuleRecord("title", "h1", "0af1"), (so, _) => RuleMemory.Learn(so, 100, 100, Some.Now));

        Assert.InRange(rule.Pages, 600, 1_200);
        Assert.Equal(rule.Pages, rule.Matched);
    }
}
