using System.Collections.Concurrent;
using Ingest.Core.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>robots.txt by authority: kept a day, fetched through the same gate as everything else, up to five redirects even across hosts.</summary>
internal sealed class RobotsCache(HttpExchange exchange, HttpWire wire, IOptions<FetchOptions> options, TimeProvider time, ILogger<RobotsCache> logger)
{
    private const int Redirects = 5;

    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepErrorFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsAnswer> GetAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(url.GetLeftPart(UriPartial.Authority), _ => new Entry());
        await entry.Turn.WaitAsync(cancellationToken);
        try
        {
            if (entry.Answer is null || entry.Until <= time.GetUtcNow())
            {
                entry.Answer = await FetchAsync(new Uri(url, "/robots.txt"), request, cancellationToken);
                entry.Until = time.GetUtcNow() + (entry.Answer.File is null ? KeepErrorFor : KeepFor);
                if (entry.Answer.File is null)
                {
                    logger.RobotsUnreachable(url.IdnHost, entry.Answer.Detail);
                }
            }

            return entry.Answer;
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    private async Task<RobotsAnswer> FetchAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        var delay = request.Source.Politeness.Delay ?? options.Value.Delay;
        for (var hop = 0; hop <= Redirects; hop++)
        {
            if (AddressGuard.Refuse(url, request.Source.Network, wire.IsRedirected) is { } refused)
            {
                return new RobotsAnswer(null, refused, null);
            }

            var target = url;
            var result = await exchange.SendAsync(
                () => HttpMessages.Get(target, "text/plain,*/*;q=0.5", options.Value), request, url, delay, RobotsFile.MostBytes * 2, cancellationToken);
            if (result.Status is >= 300 and < 400 && result.Header("Location") is { } location && Uri.TryCreate(url, location, out var next))
            {
                url = next;
                continue;
            }

            return result switch
            {
                { Forbidden: { } reason } => new RobotsAnswer(null, reason, null),
                { Body: { } body } => new RobotsAnswer(RobotsFile.Parse(body), string.Empty, null),
                { Failure: FailureKind.TooLarge } => new RobotsAnswer(RobotsFile.Empty, string.Empty, null),
                { Status: >= 400 and < 500 and not 429 } => new RobotsAnswer(RobotsFile.Empty, string.Empty, null),
                _ => new RobotsAnswer(null, result.Detail, result.NotBefore) { Kind = result.Failure },
            };
        }

        // RFC 9309 §2.3.1.2: more than five redirects may be taken for "unavailable".
        return new RobotsAnswer(RobotsFile.Empty, string.Empty, null);
    }

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public RobotsAnswer? Answer { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
