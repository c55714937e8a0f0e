using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Pipeline;

public sealed class OutageWatchTests
{
    private readonly FakeTimeProvider _time = new(Some.Now);
    private readonly OutageWatch _watch;

    public OutageWatchTests() => _watch = new OutageWatch(_time);

    [Fact]
    public void Three_hosts_in_a_row_out_of_reach_are_an_outage_of_ours_and_it_ends_when_one_answers()
    {
        Reach("a", "b", "c", "d");
        Assert.Equal((false, false), (Fail("x", FailureKind.Dns), Fail("y", FailureKind.Timeout)));
        Assert.False(_watch.IsOn);

        Assert.True(Fail("z", FailureKind.Connection));
        Assert.True(_watch.IsOn);

        Reach("x");
        Assert.True(_watch.IsOn is false);
    }

    [Fact]
    public void Hosts_that_are_dead_for_good_are_no_outage_as_long_as_another_answers_between()
    {
        for (var round = 0; round < 3; round++)
        {
            Fail("x", FailureKind.UnknownHost);
            Fail("y", FailureKind.Connection);
            Reach("a");
            Fail("z", FailureKind.Dns);
            Assert.False(_watch.IsOn);
        }
    }

    [Theory]
    [InlineData(FailureKind.ServerError)]
    [InlineData(FailureKind.NotFound)]
    [InlineData(FailureKind.AskedToWait)]
    [InlineData(FailureKind.Malformed)]
    public void Hosts_that_answer_are_within_reach_whatever_they_answer(FailureKind kind)
    {
        foreach (var host in new[] { "x", "y", "z", "w" })
        {
            Fail(host, kind);
        }

        Assert.False(_watch.IsOn);
    }

    [Fact]
    public void One_host_that_is_asked_again_and_again_is_one_host()
    {
        for (var i = 0; i < 10; i++)
        {
            Fail("x", FailureKind.Connection);
        }

        Assert.False(_watch.IsOn);
    }

    [Fact]
    public void What_was_heard_an_hour_ago_tells_nothing()
    {
        Fail("x", FailureKind.Dns);
        Fail("y", FailureKind.Dns);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(Fail("z", FailureKind.Dns));
        Assert.False(_watch.IsOn);
    }

    private void Reach(params string[] hosts)
    {
        foreach (var host in hosts)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _watch.Heard(host, new FetchResult.NotModified(Validators.None));
        }
    }

    private bool Fail(string host, FailureKind kind)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return _watch.Heard(host, new FetchResult.Failed(kind, "scripted"));
    }
}
