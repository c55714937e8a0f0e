using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Tells a story that was taken down from a site that has lost its pages: when none of the pages asked of a host last is there, the fault is the site's, and passes.</summary>
public sealed class AbsenceWatch(TimeProvider time)
{
    /// <summary>So many pages of a host, those asked last, must be missing. One that is there in between shows that the site is well.</summary>
    private const int Pages = 3;

    /// <summary>Pages of one host that are remembered.</summary>
    private const int Most = 200;

    private static readonly TimeSpan Recent = TimeSpan.FromHours(3);

    /// <summary>Hosts of one source of which looks are kept for later runs.</summary>
    private const int MostHosts = 10;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Dictionary<string, Look>> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<SourceId, HashSet<string>> _hostsOf = [];
    private DateTimeOffset _cleared;

    /// <summary>Notes whether the page of a link was there.</summary>
    public void Heard(LinkRecord link, bool missing)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Clear(now);
            Note(link.Source, new PageLook(link.Link.Url.Host, link.Key, missing, now));
        }
    }

    /// <summary>Notes what earlier runs of a source saw, here before a restart or at another worker.</summary>
    public void Recall(SourceId source, IReadOnlyList<PageLook> looks)
    {
        lock (_lock)
        {
            var recent = looks.Where(look => time.GetUtcNow() - look.At <= Recent);
            foreach (var look in recent.Where(look => !(_hosts.TryGetValue(look.Host, out var pages) && pages.TryGetValue(look.Key, out var known) && known.Page.At >= look.At)))
            {
                Note(source, look);
            }
        }
    }

    /// <summary>The looks of a source by which a later run can tell whether its hosts are out; the last first.</summary>
    public IReadOnlyList<PageLook> Last(SourceId source)
    {
        lock (_lock)
        {
            return _hostsOf.TryGetValue(source, out var hosts)
                ? [.. hosts.SelectMany(host => LastOf(source, host)).OrderByDescending(look => look.At).Take(Pages * MostHosts)]
                : [];
        }
    }

    /// <summary>True while no page of the host is there.</summary>
    public bool IsOut(string host)
    {
        lock (_lock)
        {
            return _hosts.TryGetValue(host, out var pages) && pages.Count >= Pages && pages.Values.OrderByDescending(look => look.Page.At).Take(Pages).All(look => look.Page.Missing);
        }
    }

    private IEnumerable<PageLook> LastOf(SourceId source, string host) =>
        _hosts[host].Values.Where(look => look.Source == source).Select(look => look.Page).OrderByDescending(look => look.At).Take(Pages);

    private void Note(SourceId source, PageLook look)
    {
        var pages = Of(_hosts, look.Host);
        Of(_hostsOf, source).Add(look.Host);
        pages[look.Key] = new Look(source, look);
        foreach (var old in pages.Where(page => time.GetUtcNow() - page.Value.Page.At > Recent).Select(page => page.Key).ToList())
        {
            pages.Remove(old);
        }

        if (pages.Count > Most)
        {
            pages.Remove(pages.MinBy(page => page.Value.Page.At).Key);
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
        foreach (var old in _hosts.Where(host => host.Value.Values.All(look => now - look.Page.At > Recent)).Select(host => host.Key).ToList())
        {
            _hosts.Remove(old);
        }

        foreach (var (source, hosts) in _hostsOf)
        {
            hosts.IntersectWith(_hosts.Keys);
            if (hosts.Count == 0)
            {
                _hostsOf.Remove(source);
            }
        }
    }

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : new() => all.TryGetValue(key, out var known) ? known : all[key] = new TValue();

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

    private sealed record Look(SourceId Source, PageLook Page);
}
