using System.Collections.Concurrent;
using Ingest.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>The subscriptions of this process by the token of their callback.</summary>
internal sealed class Subscriptions(PushedSources pushed, IOptions<WebSubOptions> options, TimeProvider time)
{
    /// <summary>A hub may name any lease; a longer one than this is not relied upon.</summary>
    private static readonly TimeSpan LongestLease = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, Subscription> _all = new(StringComparer.Ordinal);

    private volatile bool _isComplete;

    /// <summary>Every subscription that is wanted is known; before that an unknown token may still turn out to be ours.</summary>
    public bool IsComplete => _isComplete;

    public IReadOnlyCollection<Subscription> All => [.. _all.Values];

    public Subscription? Find(string token) => _all.GetValueOrDefault(token);

    /// <summary>Takes up a wish; one that is known stays as it is, but for a new hub.</summary>
    public Subscription Want(Subscription wish) => _all.AddOrUpdate(
        wish.Token,
        wish,
        (_, known) => known.Hub == wish.Hub ? known with { IsEnding = false } : wish);

    public void Complete() => _isComplete = true;

    public void Asked(string token) => Change(token, known => known with { AskedAt = time.GetUtcNow(), Tries = known.Tries + 1 });

    /// <summary>The hub did not accept the request; true when it is the first that it did not.</summary>
    public bool Refuse(string token)
    {
        var isFirst = Find(token) is { IsRefused: false };
        Change(token, known => known with { IsRefused = true });
        return isFirst;
    }

    public void End(string token) => Change(token, known => known with { IsEnding = true });

    /// <summary>The hub asks whether a request was ours (§5.3); true when it was, or when another worker's is what we want too.</summary>
    public bool Confirm(string token, string mode, Uri? topic, TimeSpan? lease)
    {
        if (Find(token) is not { } known || topic != known.Topic)
        {
            return false;
        }

        switch (mode)
        {
            case "subscribe" when !known.IsEnding:
                var term = lease ?? options.Value.Lease;
                term = term > LongestLease ? LongestLease : term;
                var until = time.GetUtcNow() + term;
                Change(token, live => live with { Until = until, Term = term, Tries = 0, IsRefused = false });
                pushed.Live(known.Source, known.Topic, until, options.Value.PollEvery);
                return true;
            case "unsubscribe" when known.IsEnding:
                Drop(token);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The hub will not, or no longer, tell of the topic (§5.2): the document is asked for as before.</summary>
    public void Deny(string token)
    {
        if (Find(token) is { } known)
        {
            Change(token, denied => denied with { Until = null, Tries = Math.Max(1, denied.Tries) });
            pushed.End(known.Source, known.Topic);
        }
    }

    private void Drop(string token)
    {
        if (_all.TryRemove(token, out var known))
        {
            pushed.End(known.Source, known.Topic);
        }
    }

    private void Change(string token, Func<Subscription, Subscription> change)
    {
        while (_all.TryGetValue(token, out var known) && !_all.TryUpdate(token, change(known), known))
        {
            // Another request changed it in between.
        }
    }
}
