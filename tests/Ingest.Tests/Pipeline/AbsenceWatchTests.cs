using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

public sealed class AbsenceWatchTests
{
    [Fact]
    public void A_host_is_out_while_none_of_its_last_pages_is_there_and_forgotten_once_it_is_not_asked_any_more()
    {
        var time = new FakeTimeProvider(Some.Now);
        var watch = new AbsenceWatch(time);
        foreach (var page in new[] { "1", "2", "3" })
        {
            watch.Heard(Page("herald", page), missing: true);
        }

        Assert.True(watch.IsOut("herald.example"));

        time.Advance(TimeSpan.FromHours(2));
        watch.Heard(Page("gazette", "1"), missing: false);
        Assert.True(watch.IsOut("herald.example"));

        time.Advance(TimeSpan.FromHours(2));
        watch.Heard(Page("gazette", "1"), missing: false);
        Assert.False(watch.IsOut("herald.example"));
    }

    [Fact]
    public void What_a_source_saw_is_told_to_a_later_run_and_what_is_known_is_not_written_over()
    {
        var time = new FakeTimeProvider(Some.Now);
        var (before, after) = (new AbsenceWatch(time), new AbsenceWatch(time));
        foreach (var page in new[] { "1", "2", "3", "4" })
        {
            before.Heard(Page("herald", page), missing: true);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        var looks = before.Last(new SourceId("herald"));
        after.Heard(Page("herald", "4"), missing: false);
        after.Recall(new SourceId("herald"), looks);

        Assert.Equal(["4", "3", "2"], looks.Select(look => look.Key));
        Assert.Empty(before.Last(new SourceId("gazette")));
        Assert.False(after.IsOut("herald.example"));
        after.Heard(Page("herald", "4"), missing: true);
        Assert.True(after.IsOut("herald.example"));

        time.Advance(TimeSpan.FromHours(4));
        var late = new AbsenceWatch(time);
        late.Recall(new SourceId("herald"), looks);
        Assert.False(late.IsOut("herald.example"));
    }

    private static LinkRecord Page(string source, string key) => Some.Link(key, source) with { Link = new Link { Url = new Uri($"https://{source}.example/{key}") } };
}
