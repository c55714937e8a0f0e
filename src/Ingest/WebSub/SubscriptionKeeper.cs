using System.Globalization;
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

    /// <summary>A hub that did not confirm is asked again after this.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

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
        var wanted = new HashSet<string>();
        foreach (var state in await store.Sources.AllAsync(cancellationToken))
        {
            if (sources.Find(state.Id) is not { Enabled: true } source)
            {
                continue;
            }

            foreach (var document in state.Documents.Values.Where(document => document is { Hub: not null, Topic: not null }))
            {
                var known = subscriptions.Want(keys.For(state.Id, document.Hub!, document.Topic!));
                wanted.Add(known.Token);
                if (IsDue(known))
                {
                    await AskAsync(known, "subscribe", source, cancellationToken);
                }
            }
        }

        foreach (var gone in subscriptions.All.Where(known => !wanted.Contains(known.Token)))
        {
            subscriptions.End(gone.Token);
            if (IsTime(gone) || !gone.IsEnding)
            {
                await AskAsync(gone, "unsubscribe", sources.Find(gone.Source) ?? Cli.PageTask.NoSource, cancellationToken);
            }
        }
    }

    private bool IsDue(Subscription known) => IsTime(known) && (known.Until is not { } until || until - time.GetUtcNow() < options.Value.Lease / 4);

    private bool IsTime(Subscription known) => known.AskedAt is not { } asked || time.GetUtcNow() - asked >= AskAgain;

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
        if (await hub(subscription.Hub, form, source, cancellationToken) is { } problem)
        {
            logger.HubRefused(subscription.Source, subscription.Hub.Host, mode, problem);
        }
        else
        {
            logger.HubAsked(subscription.Source, subscription.Hub.Host, mode);
        }
    }
}
