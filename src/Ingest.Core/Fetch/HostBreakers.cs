using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>A breaker for each host that fails. One that is well again is forgotten, so healthy hosts cost nothing.</summary>
internal sealed class HostBreakers(IOptions<FetchOptions> options, TimeProvider time, ILogger<HostBreakers> logger)
{
    private static readonly TimeSpan ForgetAfter = TimeSpan.FromDays(2);
    private const int SweepFrom = 1000;

    private readonly ConcurrentDictionary<string, HostBreaker> _breakers = new(StringComparer.Ordinal);

    /// <summary>The failure to report when the host is left alone at this time; null when it may be asked.</summary>
    public Exchange.Failed? Open(string host) => _breakers.TryGetValue(host, out var breaker) ? breaker.Open() : null;

    /// <summary>Sends through the host's breaker.</summary>
    public async Task<Exchange> SendAsync(string host, Func<CancellationToken, Task<Exchange>> send, CancellationToken cancellationToken)
    {
        if (_breakers.TryGetValue(host, out var breaker))
        {
            var guarded = await breaker.SendAsync(send, cancellationToken).ConfigureAwait(false);
            if (breaker.Failures == 0)
            {
                _breakers.TryRemove(KeyValuePair.Create(host, breaker));
            }

            return guarded;
        }

        var exchange = await send(cancellationToken).ConfigureAwait(false);
        if (HostBreaker.IsFailure(exchange))
        {
            Sweep();
            breaker = _breakers.GetOrAdd(host, static (name, self) => self.Create(name), this);
            await breaker.SendAsync(_ => Task.FromResult(exchange), cancellationToken).ConfigureAwait(false);
        }

        return exchange;
    }

    private HostBreaker Create(string host) => new(host, options.Value, time, logger);

    private void Sweep()
    {
        if (_breakers.Count < SweepFrom)
        {
            return;
        }

        foreach (var pair in _breakers)
        {
            if (time.GetUtcNow() - pair.Value.LastFailure > ForgetAfter)
            {
                _breakers.TryRemove(pair);
            }
        }
    }
}
