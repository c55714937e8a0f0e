using System.Globalization;
using System.Net;
using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.Options;

namespace Ingest.WebSub;

/// <summary>Subscribes to the hubs that the sources' documents name, renews the leases, and unsubscribes from what is no longer wanted.</summary>
internal sealed class SubscriptionKeeper(
    Subscriptions subscriptions, TopicKeys keys, AskHub hub, IIngestStore store, SourceCatalog catalog, IOptions<WebSubOptions> options, TimeProvider time,
    ILogger<SubscriptionKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    /// <summary>A hub that did not confirm is asked again after this, and after twice as long each further time.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>A hub that grants minutes is not asked every minute.</summary>
    private static readonly TimeSpan LeastWait = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrEmpty(options.Value.Callback))
        {
            return;
        }

        using var timer = new PeriodicTimer(Between, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TendAsync(stoppingToken);
            }
            catch (StoreUnavailableException)
            {
                // The runs tell of it and wait for it; subscriptions wait for the next turn.
            }
        }
    }

    /// <summary>One look at what is wanted and what is due.</summary>
    public async Task TendAsync(CancellationToken cancellationToken)
    {
        var sources = catalog.Current;
        var wanted = new Dictionary<string, SourceDefinition>();
        foreach (var state in await store.Sources.AllAsync(cancellationToken))
        {
            if (sources.Find(state.Id) is not { Enabled: true } source)
            {
                continue;
            }

            foreach (var document in state.Documents.Values.Where(document => document is { Hub: not null, Topic: not null }))
            {
                wanted[subscriptions.Want(keys.For(state.Id, document.Hub!, document.Topic!)).Token] = source;
            }
        }

        // Before any hub is asked: it may ask back, and other workers' hubs do already.
        subscriptions.Complete();
        foreach (var known in subscriptions.All)
        {
            if (wanted.TryGetValue(known.Token, out var source))
            {
                if (IsDue(known))
                {
                    await TryAsync(known, "subscribe", source, cancellationToken);
                }

                continue;
            }

            subscriptions.End(known.Token);
            if (IsTime(known) || !known.IsEnding)
            {
                await TryAsync(known, "unsubscribe", sources.Find(known.Source) ?? SourceDefinition.NoSource, cancellationToken);
            }
        }
    }

    private bool IsDue(Subscription known) => IsTime(known) && (known.Until is not { } until || until - time.GetUtcNow() < known.Term / 4);

    private bool IsTime(Subscription known) => known.AskedAt is not { } asked || time.GetUtcNow() - asked >= WaitAfter(known.Tries);

    private static TimeSpan WaitAfter(int tries)
    {
        var wait = tries == 0 ? LeastWait : AskAgain * Math.Pow(2, Math.Min(tries, 10) - 1);
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>One subscription is like one job: whatever breaks it, the others are tended.</summary>
    private async Task TryAsync(Subscription subscription, string mode, SourceDefinition source, CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(subscription, mode, source, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.SubscriptionBroke(exception, subscription.Source, subscription.Hub.Host, mode);
        }
    }

    private async Task AskAsync(Subscription subscription, string mode, SourceDefinition source, CancellationToken cancellationToken)
    {
        // Before it is sent: the hub may ask back before it answers.
        subscriptions.Asked(subscription.Token);
        var form = new Dictionary<string, string>
        {
            ["hub.callback"] = options.Value.Callback!.TrimEnd('/') + "/" + subscription.Token,
            ["hub.mode"] = mode,
            ["hub.topic"] = subscription.Topic.AbsoluteUri,
            ["hub.lease_seconds"] = ((long)options.Value.Lease.TotalSeconds).ToString(CultureInfo.InvariantCulture),
            ["hub.secret"] = subscription.Secret,
        };
        var problem = MayTell(subscription.Hub, source)
            ? await hub(subscription.Hub, form, source, cancellationToken)
            : "it is not https, which the secret of a subscription needs";
        if (problem is not null && subscriptions.Refuse(subscription.Token))
        {
            logger.HubRefused(subscription.Source, subscription.Hub.Host, mode, problem);
        }
        else if (problem is not null)
        {
            logger.HubStillRefuses(subscription.Source, subscription.Hub.Host, mode, problem);
        }
        else
        {
            logger.HubAsked(subscription.Source, subscription.Hub.Host, mode);
        }
    }

    /// <summary>A secret is told over https only (§5.1), or where nobody can listen.</summary>
    private static bool MayTell(Uri hub, SourceDefinition source) => hub.Scheme == Uri.UriSchemeHttps || hub.IsLoopback
        || (IPAddress.TryParse(hub.DnsSafeHost, out var address) && source.Network.AllowPrivate.Any(range => range.Contains(address)));
}
