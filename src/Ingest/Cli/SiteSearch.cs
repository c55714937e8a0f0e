using System.Text.Json.Nodes;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest discover URL --site</c>: what offers the links of a site, one JSON object a line, best first.</summary>
internal static class SiteSearch
{
    public static async Task<int> RunAsync(IConfiguration settings, Terminal terminal, string address, bool allowPrivate, CancellationToken cancellationToken)
    {
        if (WebUrl.Of(address) is not { } home)
        {
            await terminal.Error.WriteLineAsync($"'{address}' is no http or https address; --site looks on a site, not in a file");
            return ExitCode.Usage;
        }

        await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
        var finding = await session.Get<SiteFinder>().FindAsync(home, await DiscoverVerb.SourceAsync(home, allowPrivate, cancellationToken), probe: true, bySection: true, cancellationToken);
        if (finding.Site is not { } site)
        {
            await terminal.Error.WriteLineAsync($"{home}: {Why(finding.Home)}");
            return ExitCode.Problems;
        }

        foreach (var place in site.Places)
        {
            var discovery = LinkReader.Sniff(finding.Pages[place.Url]);
            var line = new JsonObject
            {
                ["url"] = place.Url.AbsoluteUri,
                ["kind"] = place.Kind.ToString().ToLowerInvariant(),
                ["how"] = place.How,
                ["title"] = discovery.Title,
                ["links"] = discovery.Links.Count,
                ["why"] = finding.Why,
            };
            await terminal.Out.WriteLineAsync(line.ToJsonString(StoryJson.Options));
        }

        await terminal.Error.WriteLineAsync(site.Places.Count > 0
            ? $"{home}: {Counted.Of(site.Places.Count, "place that offers", "places that offer")} links"
            : $"{home}: neither a feed nor a sitemap nor a list of articles was found");
        return site.Places.Count > 0 ? ExitCode.Ok : ExitCode.Problems;
    }

    private static string Why(FetchResult result) => result switch
    {
        FetchResult.Refused { Reason: RejectionReason.ForbiddenAddress } refused => "with --allow-private it is read; " + refused.Detail,
        FetchResult.Refused refused => refused.Detail,
        FetchResult.Failed failed => failed.Detail,
        _ => "nothing came back",
    };
}
