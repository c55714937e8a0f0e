using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Extract;

public sealed class TimeBudgetTests
{
    private static readonly string Html = "<title>Barges counted</title><h1>Barges counted</h1>"
        + string.Concat(Enumerable.Range(0, 2_000).Select(n => $"<p>The harbor board counted thirty-one barges on day {n}, two more than in the spring, and promised a new quay."));

    [Theory]
    [InlineData(1, "parse it")]
    [InlineData(2, "find its headline")]
    [InlineData(3, "find its dates and authors")]
    [InlineData(4, "read its body")]
    public void A_page_that_takes_too_long_is_refused_with_the_step_and_the_limit(int seconds, string step)
    {
        var clock = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromSeconds(0.9) };
        var extractor = new ArticleExtractor(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(250), clock);

        var rejected = Assert.IsType<Extraction.Rejected>(extractor.Extract(Some.Page(Html), ExtractDefinition.None));

        Assert.Equal(RejectionReason.TooComplex, rejected.Reason);
        Assert.Contains(step, rejected.Detail, StringComparison.Ordinal);
        Assert.Contains($"Extract:LongestTime is 00:00:0{seconds - 1}.75", rejected.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_read_in_time_is_read()
    {
        Assert.IsType<Extraction.Found>(new ArticleExtractor(TimeSpan.FromSeconds(1), new FakeTimeProvider()).Extract(Some.Page(Html), ExtractDefinition.None));
    }
}
