using Ingest.Core.Fetch;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>Tells a host that is away from a network of our own that is: when none of the hosts asked last can be reached, the fault is here.</summary>
public sealed class OutageWatch(TimeProvider time)
{
    /// <summary>So many hosts, those asked last, must be out of reach. One that answers in between shows that the network is there.</summary>
    private const int Hosts = 3;

    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (bool Reached, DateTimeOffset At)> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True while no host can be reached.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Notes what came of a request; true when an outage began or ended with it.</summary>
    public bool Heard(string host, FetchResult result)
    {
        if (Reached(result) is not { } reached)
        {
            return false;
        }

        lock (_lock)
        {
            var now = time.GetUtcNow();
            _hosts[host] = (reached, now);
            foreach (var old in _hosts.Where(known => now - known.Value.At > Recent).Select(known => known.Key).ToList())
            {
                _hosts.Remove(old);
            }

            var before = IsOn;
            IsOn = _hosts.Count >= Hosts && _hosts.Values.OrderByDescending(known => known.At).Take(Hosts).All(known => !known.Reached);
            return IsOn != before;
        }
    }

    /// <summary>Null for results that say nothing about the network.</summary>
    private static bool? Reached(FetchResult result) => result switch
    {
        FetchResult.Failed
        {
            Kind: FailureKind.Dns or FailureKind.UnknownHost or FailureKind.Connection or FailureKind.Tls or FailureKind.Timeout
            or FailureKind.RobotsUnreachable or FailureKind.HostDown
        } => false,
        FetchResult.Refused => null,
        _ => true,
    };
}
