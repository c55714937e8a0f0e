using Ingest.Core.Extract.Declared;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Reads what a publisher reserves about the text of a page, in robots directives and by the TDM Reservation Protocol.</summary>
public static class RightsReader
{
    private const string Tdm = "tdm-reservation";
    private const string TdmPolicy = "tdm-policy";

    /// <summary>What the answer alone tells, for pages that are not read.</summary>
    public static Reservation? OfAnswer(Page page) => Read(page, new MetaTags());

    /// <summary>What binds most closely first: directives for us, the TDM Reservation Protocol, directives for everyone.</summary>
    internal static Reservation? Read(Page page, MetaTags meta) => Robots(page, meta, ours: true) ?? Mining(page, meta) ?? Robots(page, meta, ours: false);

    /// <summary>Directives add up, in headers and in the page.</summary>
    private static Reservation? Robots(Page page, MetaTags meta, bool ours)
    {
        var product = page.Product.ToLowerInvariant();
        foreach (var line in (page.Headers.GetValueOrDefault("X-Robots-Tag") ?? string.Empty).Split('\n'))
        {
            if (RobotsDirectives.Reserving(line, ours ? product : null, page.FetchedAt, mayNameCrawlers: true) is { } terms)
            {
                return new Reservation(ours ? $"x-robots-tag {product}" : "x-robots-tag", terms);
            }
        }

        foreach (var content in meta.All(ours ? page.Product : "robots"))
        {
            if (RobotsDirectives.Reserving(content, null, page.FetchedAt, mayNameCrawlers: false) is { } terms)
            {
                return new Reservation(ours ? $"meta {product}" : "meta robots", terms);
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

    /// <summary>A header that is repeated comes as a list.</summary>
    private static bool IsReserved(string value) => value.Split(',', '\n').Any(one => one.Trim() == "1");
}
