using Ingest.Core.Fetch;
using Ingest.Core.Pipeline;
using Microsoft.Extensions.Options;

namespace Ingest.Cli;

/// <summary>Parts that read a site for people who wait for it: they tell what they ask for.</summary>
internal sealed class Trials
{
    private Trials(IFetcher fetcher, SiteFinder finder, Trial trial) => (Fetcher, Finder, Trial) = (fetcher, finder, trial);

    public IFetcher Fetcher { get; }

    public SiteFinder Finder { get; }

    public Trial Trial { get; }

    public static Trials Of(Session session, Terminal terminal)
    {
        IFetcher fetcher = new ToldFetcher(session.Get<IFetcher>(), terminal, session.Get<IOptions<FetchOptions>>().Value.Delay);
        var finder = ActivatorUtilities.CreateInstance<SiteFinder>(session.Services, fetcher);
        return new Trials(fetcher, finder, ActivatorUtilities.CreateInstance<Trial>(session.Services, fetcher, finder, ActivatorUtilities.CreateInstance<FurtherPages>(session.Services, fetcher)));
    }
}
