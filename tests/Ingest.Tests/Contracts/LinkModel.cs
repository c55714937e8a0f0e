using Ingest.Core.Model;
using Ingest.Core.Storage;
using Ingest.Tests.Support;

namespace Ingest.Tests.Contracts;

/// <summary>What the links and the lease of one source must be after any sequence of steps, kept in a dictionary.</summary>
internal sealed class LinkModel(SourceId source)
{
    private static readonly LinkState[] States = [LinkState.Stored, LinkState.Failed, LinkState.Rejected, LinkState.Pending];

    private readonly Dictionary<string, LinkRecord> _links = [];
    private (string Owner, long Fence, bool Holds) _lease = (string.Empty, 0, false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Takes one step on the store and here; false when the two then differ.</summary>
    /// <param name="store">The store.</param>
    /// <param name="what">Kind of step.</param>
    /// <param name="which">The link or worker it is about.</param>
    /// <param name="how">A variant of it.</param>
    public async Task<bool> StepAsync(IIngestStore store, int what, int which, int how) => what switch
    {
        0 => await OfferAsync(store, Key(which), Some.Now.AddHours(how)),
        1 => await SettleAsync(store, Settled(which, how), isStale: false),
        2 => await IsDueAsync(store, Some.Now.AddHours(how)),
        3 => await TakeAsync(store, "worker-" + which, how > 0),
        4 => await ReleaseAsync(store),
        5 when _lease.Fence > 0 => await SettleAsync(store, Settled(which, how) with { Fence = _lease.Fence - (how % 2) }, isStale: how % 2 == 1),
        _ => await CountsAsync(store),
    };

    private string Key(int which) => $"{source.Value}-{which}";

    private LinkRecord Settled(int which, int how) => Some.Link(Key(which), source.Value, Some.Now.AddHours(which)) with
    {
        State = States[how],
        NextTry = how == 0 ? null : Some.Now.AddHours(which),
        Visits = how,
        FirstSeen = Some.Now.AddMinutes(-which),
    };

    private async Task<bool> OfferAsync(IIngestStore store, string key, DateTimeOffset at)
    {
        var offer = Some.Link(key, source.Value, at) with { FirstSeen = at, LastSeen = at };
        var isKnown = _links.TryGetValue(key, out var known);
        _links[key] = isKnown ? known! with { LastSeen = at > known!.LastSeen ? at : known.LastSeen } : offer;
        return await store.Links.OfferAsync([offer, offer], Token) == (isKnown ? 0 : 1) && await IsSameAsync(store, key);
    }

    private async Task<bool> SettleAsync(IIngestStore store, LinkRecord link, bool isStale)
    {
        try
        {
            await store.Links.SettleAsync(link, Token);
            _links[link.Key] = link;
            return !isStale && await IsSameAsync(store, link.Key);
        }
        catch (StaleLeaseException)
        {
            return isStale && await IsSameAsync(store, link.Key);
        }
    }

    private async Task<bool> IsDueAsync(IIngestStore store, DateTimeOffset now)
    {
        var due = _links.Values.Where(link => link.NextTry <= now).ToList();
        var pending = due.Where(link => link.State == LinkState.Pending).OrderBy(link => link.FirstSeen).ThenBy(link => link.Key, StringComparer.Ordinal);
        var others = due.Where(link => link.State != LinkState.Pending).OrderBy(link => link.NextTry).ThenBy(link => link.Key, StringComparer.Ordinal);
        var expected = pending.Concat(others).Select(link => link.Key);
        return expected.SequenceEqual((await store.Links.DueAsync(source, now, 10, Token)).Select(link => link.Key));
    }

    private async Task<bool> TakeAsync(IIngestStore store, string worker, bool holds)
    {
        var attempt = await store.Leases.TakeAsync(LeaseKey.Of(source), worker, holds ? TimeSpan.FromHours(1) : TimeSpan.Zero, Token);
        if (_lease.Holds && _lease.Owner != worker)
        {
            return attempt.Taken is null && attempt.Holder == _lease.Owner;
        }

        _lease = (worker, _lease.Fence + 1, holds);
        return attempt.Taken == new Lease(LeaseKey.Of(source), worker, _lease.Fence);
    }

    private async Task<bool> ReleaseAsync(IIngestStore store)
    {
        await store.Leases.ReleaseAsync(new Lease(LeaseKey.Of(source), _lease.Owner, _lease.Fence), Token);
        _lease = _lease with { Holds = false };
        return true;
    }

    private async Task<bool> CountsAsync(IIngestStore store) =>
        (await store.Links.CountAsync(source, Token)).OrderBy(pair => pair.Key)
            .SequenceEqual(_links.Values.GroupBy(link => link.State).ToDictionary(group => group.Key, group => (long)group.Count()).OrderBy(pair => pair.Key));

    private async Task<bool> IsSameAsync(IIngestStore store, string key)
    {
        var (wanted, found) = (_links.GetValueOrDefault(key), await store.Links.FindAsync(key, Token));
        return wanted is null ? found is null : found is not null
            && (found.State, found.NextTry, found.Visits, found.FirstSeen, found.LastSeen) == (wanted.State, wanted.NextTry, wanted.Visits, wanted.FirstSeen, wanted.LastSeen);
    }
}
