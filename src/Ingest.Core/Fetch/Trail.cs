using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>The way from the requested URL through its redirects.</summary>
internal sealed class Trail
{
    private readonly HashSet<Uri> _seen = [];
    private readonly SourceDefinition _source;
    private readonly List<Hop> _hops = [];
    private bool _permanent = true;
    private bool _sameHost = true;

    public Trail(Uri url, SourceDefinition source)
    {
        Url = url;
        _source = source;
        _seen.Add(url);
    }

    public Uri Url { get; private set; }

    /// <summary>Redirects followed so far.</summary>
    public IReadOnlyList<Hop> Hops => _hops;

    /// <summary>End of the permanent redirects with which the trail began.</summary>
    public Uri? MovedTo { get; private set; }

    /// <summary>Credentials go to hosts that the source names itself, and are dropped for good on a change of host.</summary>
    public bool MayCarryAuth => _sameHost && _source.Auth is not null && Named(_source).Any(url => IsSameSite(url, Url));

    /// <summary>Moves on to where a redirect leads, or says why not.</summary>
    public Exchange.Failed? Follow(Exchange.Answered answered, int most)
    {
        var from = HostAndPort.Key(Url);
        if (Redirect.Target(Url, answered) is not { } next)
        {
            return new Exchange.Failed(FailureKind.BadRedirect, $"{from}: answered {answered.Status} without a location that can be read", Transient: false);
        }

        if (Url.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
        {
            return new Exchange.Failed(
                FailureKind.BadRedirect, $"{from}: redirects from https to http at {HostAndPort.Key(next)}, which is not followed", Transient: false);
        }

        if (!_seen.Add(next))
        {
            return new Exchange.Failed(FailureKind.RedirectLoop, $"{from}: redirects in a circle by way of {HostAndPort.Key(next)}{next.AbsolutePath}", Transient: false);
        }

        if (_seen.Count - 1 > most)
        {
            return new Exchange.Failed(FailureKind.RedirectLoop, $"{HostAndPort.Key(_seen.First())}: more than {most} redirects", Transient: false);
        }

        _permanent &= Redirect.IsPermanent(answered.Status);
        MovedTo = _permanent ? next : MovedTo;
        _sameHost &= IsSameSite(Url, next);
        _hops.Add(new Hop(Url, answered.Status, next));
        Url = next;
        return null;
    }

    /// <summary>Same host, and the same port or a step from http to https at their usual ports.</summary>
    private static bool IsSameSite(Uri from, Uri to) =>
        from.IdnHost.Equals(to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((from.Scheme == to.Scheme && from.Port == to.Port)
            || (from.Scheme == Uri.UriSchemeHttp && to.Scheme == Uri.UriSchemeHttps && from.IsDefaultPort && to.IsDefaultPort));

    private static IEnumerable<Uri> Named(SourceDefinition source)
    {
        var urls = source.Discover.Select(discover => discover.Url);
        return source.Homepage is { } home ? urls.Append(home) : urls;
    }
}
