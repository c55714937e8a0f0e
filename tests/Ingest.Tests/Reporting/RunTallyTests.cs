using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Tests.Reporting;

public sealed class RunTallyTests
{
    private static readonly UnmatchedRule Title = new("title", "h1.a");
    private static readonly UnmatchedRule Authors = new("authors", ".by");

    [Fact]
    public void One_page_tells_that_the_title_is_not_found_but_not_that_there_are_never_authors()
    {
        var tally = new RunTally();

        tally.TryRules([Title, Authors]);
        var afterOne = tally.NeverMatched();
        tally.TryRules([Title, Authors]);
        tally.TryRules([Title, Authors]);

        Assert.Equal([Title], afterOne);
        Assert.Equal([Authors, Title], tally.NeverMatched());
    }

    [Fact]
    public void A_rule_that_matched_once_is_in_order()
    {
        var tally = new RunTally();

        tally.TryRules([Title]);
        tally.TryRules([]);

        Assert.Empty(tally.NeverMatched());
    }
}
