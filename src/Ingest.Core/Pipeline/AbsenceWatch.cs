using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>Tells a story that was taken down from a site that has lost its pages: when none of the pages asked of a host last is there, the fault is the site's, and passes.</summary>
public sealed class AbsenceWatch(TimeProvider time)
{
    /// <summary>So many pages of a host, those asked last, must be missing. One that is there in between shows that the site is well.</summary>
    private const int Pages = 3;

    /// <summary>Pages of one host that are remembered.</summary>
    private const int Most = 200;

    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, (bool Missing, DateTimeOffset At)>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset _cleared;

    /// <summary>Notes whether a page was there.</summary>
    public void Heard(string host, string key, bool missing)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Clear(now);
            var pages = _hosts.TryGetValue(host, out var known) ? known : _hosts[host] = [];
            pages[key] = (missing, now);
            foreach (var old in pages.Where(page => now - page.Value.At > Recent).Select(page => page.Key).ToList())
            {
                pages.Remove(old);
            }

            if (pages.Count > Most)
            {
                pages.Remove(pages.MinBy(page => page.Value.At).Key);
            }
        }
    }

    /// <summary>True while no page of the host is there.</summary>
    public bool IsOut(string host)
    {
        lock (_lock)
        {
            return _hosts.TryGetValue(host, out var pages) && pages.Count >= Pages && pages.Values.OrderByDescending(page => page.At).Take(Pages).All(page => page.Missing);
        }
    }

    /// <summary>Hosts that have not been asked for long are forgotten; looking for them costs too much to be done each time.</summary>
    private void Clear(DateTimeOffset now)
    {
        if (now - _cleared <= Recent)
        {
            return;
        }

        _cleared = now;
        foreach (var old in _hosts.Where(host => host.Value.Values.All(page => now - page.At > Recent)).Select(host => host.Key).ToList())
        {
            _hosts.Remove(old);
        }
    }

    /// <summary>Null for outcomes that say nothing about the page.</summary>
    internal static bool? IsMissing(Outcome outcome, Removal? absence) => outcome switch
    {
        _ when absence is not null => true,
        Outcome.Failed { Kind: FailureKind.NotFound or FailureKind.Gone } => true,
        Outcome.Failed => null,
        Outcome.Rejected { Reason: RejectionReason.SoftNotFound } => true,
        Outcome.Rejected => null,
        _ => false,
    };
}
