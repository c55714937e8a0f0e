using System.Collections.Concurrent;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>
/// The key under which a request waits for its turn: its host, its registrable domain, or a named group. The hosts of a domain of which two
/// answer 429 keep to one pace until the domain has been quiet for a while; other workers learn of it through the store.
/// </summary>
internal sealed class ThrottleKeys(IHostClaims claims, HostGate gate, IOptions<FetchOptions> options, TimeProvider time, ILogger<ThrottleKeys> logger)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private const int MostNames = 5000;

    private readonly ConcurrentDictionary<string, DomainPace> _domains = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _learned = new(StringComparer.Ordinal);

    public static string OfDomain(string domain) => "*." + domain;

    /// <summary>The key for a request to a URL on behalf of a source. Where it is not the host, what is known of the host is learned, because holds are the host's.</summary>
    public async Task<string> KeyAsync(Uri url, ThrottleScope scope, CancellationToken cancellationToken)
    {
        var host = HostAndPort.Key(url);
        var domain = RegistrableDomain.Of(url);
        var key = scope.Kind == ThrottleScopeKind.Group ? "group:" + scope.Group
            : domain is null ? host
            : scope.Kind == ThrottleScopeKind.Domain || await IsWideAsync(domain, cancellationToken).ConfigureAwait(false) ? OfDomain(domain)
            : host;
        if (key != host)
        {
            await LearnAsync(host, cancellationToken).ConfigureAwait(false);
        }

        return key;
    }

    /// <summary>Until when the hosts of a domain keep to one pace of their own accord; null when they do not.</summary>
    public async Task<DateTimeOffset?> WideUntilAsync(string domain, CancellationToken cancellationToken) =>
        await IsWideAsync(domain, cancellationToken).ConfigureAwait(false) ? Pace(domain).WideUntil : null;

    /// <summary>A host answered 429.</summary>
    public async Task RefusedAsync(Uri url, CancellationToken cancellationToken)
    {
        if (RegistrableDomain.Of(url) is { } domain && Pace(domain).Refuse(HostAndPort.Key(url), time.GetUtcNow(), options.Value.WideFor))
        {
            var pace = Pace(domain);
            Note(domain, pace);
            await claims.KeepAsync(WideKey(domain), pace.WideUntil, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsWideAsync(string domain, CancellationToken cancellationToken)
    {
        var pace = Pace(domain);
        if (pace.MayLook(time.GetUtcNow(), LookEvery)
            && await claims.KnownUntilAsync(WideKey(domain), cancellationToken).ConfigureAwait(false) is { } until)
        {
            pace.Learn(until);
        }

        return Note(domain, pace);
    }

    private bool Note(string domain, DomainPace pace)
    {
        var (wide, changed) = pace.Look(time.GetUtcNow());
        if (changed && wide)
        {
            logger.DomainWidened(domain, pace.WideUntil);
        }
        else if (changed)
        {
            logger.DomainNarrowed(domain);
        }

        return wide;
    }

    private async Task LearnAsync(string host, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _learned.GetValueOrDefault(host, DateTimeOffset.MinValue) < LookEvery)
        {
            return;
        }

        Sweep(_learned, at => now - at >= LookEvery, at => at);
        _learned[host] = now;
        if (await claims.KnownUntilAsync(host, cancellationToken).ConfigureAwait(false) is { } until && until > now)
        {
            gate.HoldUntil(host, until);
        }
    }

    private DomainPace Pace(string domain)
    {
        var now = time.GetUtcNow();
        Sweep(_domains, pace => now - pace.LookedAt > options.Value.WideFor && pace.WideUntil < now, pace => pace.LookedAt);
        return _domains.GetOrAdd(domain, static (_, at) => new DomainPace(at), now);
    }

    /// <summary>Above the bound the old go, and where that is not enough the oldest: what mattered is learned again from the store.</summary>
    private static void Sweep<T>(ConcurrentDictionary<string, T> names, Func<T, bool> isOld, Func<T, DateTimeOffset> age)
    {
        if (names.Count <= MostNames)
        {
            return;
        }

        foreach (var pair in names.Where(pair => isOld(pair.Value)))
        {
            names.TryRemove(pair);
        }

        if (names.Count <= MostNames)
        {
            return;
        }

        foreach (var (name, _) in names.Select(pair => (pair.Key, At: age(pair.Value))).OrderBy(one => one.At).Take(MostNames / 10).ToList())
        {
            names.TryRemove(name, out _);
        }
    }

    private static string WideKey(string domain) => "wide:" + domain;
}
