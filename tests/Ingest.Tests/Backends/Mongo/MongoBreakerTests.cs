using System.Diagnostics.Metrics;
using Ingest.Backends.Mongo;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>The pipeline round every call, on a fake clock: closed, open, half-open.</summary>
public sealed class MongoBreakerTests : IDisposable
{
    private static readonly MongoOptions Options = new() { Retries = 1, RetryDelay = TimeSpan.FromMilliseconds(1), BreakAfter = 4, BreakFor = TimeSpan.FromSeconds(5) };

    private readonly FakeTimeProvider _clock = new(Some.Now);
    private readonly LogLines _log = new();
    private readonly MongoFaults _faults;
    private int _calls;

    public MongoBreakerTests() => _faults = new MongoFaults("MongoDB", Options, _clock, _log);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_open_breaker_lets_no_call_through_until_its_time_is_over()
    {
        await BreakAsync();
        _clock.Advance(Options.BreakFor - TimeSpan.FromMilliseconds(500));

        Assert.Contains("held back", (await Assert.ThrowsAsync<StoreUnavailableException>(SucceedAsync)).Message);
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task Half_open_it_lets_one_call_through_and_closes_when_that_one_succeeds()
    {
        await BreakAsync();
        _clock.Advance(Options.BreakFor + TimeSpan.FromSeconds(1));
        var answer = new TaskCompletionSource<int>();

        var first = _faults.RunAsync(_ => Count(answer.Task), Token);
        await Assert.ThrowsAsync<StoreUnavailableException>(SucceedAsync);
        answer.SetResult(1);
        await first;
        await SucceedAsync();

        Assert.Equal(2, _calls);
        Assert.Contains("Information: MongoDB is back", _log.All);
    }

    [Fact]
    public async Task Half_open_it_opens_again_when_the_call_fails_and_tells_the_outage_once()
    {
        await BreakAsync();
        _clock.Advance(Options.BreakFor + TimeSpan.FromSeconds(1));

        await FailAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(SucceedAsync);

        Assert.Equal(1, _calls);
        Assert.Single(_log.All, line => line.Contains("MongoDB is away"));
    }

    [Fact]
    public async Task Its_events_are_measured_under_its_name()
    {
        var measured = new List<(string Instrument, string Pipeline)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Polly")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) =>
        {
            lock (measured)
            {
                measured.AddRange(tags.ToArray().Where(tag => tag.Key == "pipeline.name").Select(tag => (instrument.Name, (string)tag.Value!)));
            }
        });
        listener.Start();

        await FailAsync();

        lock (measured)
        {
            Assert.Contains(("resilience.polly.strategy.events", MongoFaults.Name), measured);
        }
    }

    public void Dispose() => _log.Dispose();

    private async Task BreakAsync()
    {
        await FailAsync();
        await FailAsync();
        _calls = 0;
    }

    private async Task FailAsync()
    {
        var call = Assert.ThrowsAsync<StoreUnavailableException>(() => _faults.RunAsync(_ => Count(Task.FromException<int>(new TimeoutException("no answer"))), Token));
        await _clock.AdvanceUntilAsync(call, TimeSpan.FromMilliseconds(5));
    }

    private Task<int> SucceedAsync() => _faults.RunAsync(_ => Count(Task.FromResult(1)), Token);

    private Task<int> Count(Task<int> answer)
    {
        _calls++;
        return answer;
    }
}
