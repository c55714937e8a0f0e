using Ingest.Core.Pipeline;
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
            watch.Heard("herald.example", page, missing: true);
        }

        Assert.True(watch.IsOut("herald.example"));

        time.Advance(TimeSpan.FromHours(2));
        watch.Heard("gazette.example", "1", missing: false);
        Assert.True(watch.IsOut("herald.example"));

        time.Advance(TimeSpan.FromHours(2));
        watch.Heard("gazette.example", "1", missing: false);
        Assert.False(watch.IsOut("herald.example"));
    }
}
