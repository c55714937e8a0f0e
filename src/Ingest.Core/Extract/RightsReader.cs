using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Reads what a publisher reserves about the text of a page: robots directives first, then the TDM Reservation Protocol.</summary>
public static class RightsReader
{
    private const string Tdm = "tdm-reservation";
    private const string TdmPolicy = "tdm-policy";

    /// <summary>What the answer alone tells, for pages that are not read.</summary>
    public static Reservation? OfAnswer(Page page) => Read(page, new MetaTags());

    internal static Reservation? Read(Page page, MetaTags meta) => Robots(page, meta) ?? Mining(page, meta);

    /// <summary>Directives add up: those for everyone and those for our name bind alike, in headers and in the page.</summary>
    private static Reservation? Robots(Page page, MetaTags meta)
    {
        foreach (var line in (page.Headers.GetValueOrDefault("X-Robots-Tag") ?? string.Empty).Split('\n'))
        {
            if (RobotsDirectives.Reserving(line, page.Product, page.FetchedAt, mayNameCrawlers: true) is { } terms)
            {
                return new Reservation("x-robots-tag", terms);
            }
        }

        foreach (var name in new[] { "robots", page.Product })
        {
            foreach (var content in meta.All(name))
            {
                if (RobotsDirectives.Reserving(content, page.Product, page.FetchedAt, mayNameCrawlers: false) is { } terms)
                {
                    return new Reservation("meta " + name.ToLowerInvariant(), terms);
                }
            }
        }

        return null;
    }

    /// <summary>TDMRep (W3C Community Group, 2024): the page overrides the header, the header the site's file.</summary>
    private static Reservation? Mining(Page page, MetaTags meta)
    {
        if (meta.First(Tdm) is { Value: var said })
        {
            return IsReserved(said) ? new Reservation("meta " + Tdm, said, meta.First(TdmPolicy)?.Value) : null;
        }

        if (page.Headers.GetValueOrDefault(Tdm) is { } header)
        {
            return IsReserved(header) ? new Reservation(Tdm, header.Trim(), page.Headers.GetValueOrDefault(TdmPolicy)) : null;
        }

        return page.SiteReservation;
    }

    private static bool IsReserved(string value) => value.Trim() == "1";
}
