using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;

namespace Ingest.Cli.Adding;

/// <summary>Looks at a site as a source file would have it read, and proposes that file.</summary>
internal sealed partial class SourceScout(SiteFinder finder, Trial trial)
{
    /// <summary>Enough pages to tell a habit from an accident, few enough not to be a burden.</summary>
    private const int PagesRead = 3;

    /// <summary>Share of the offered links that must stand under a path before it is proposed.</summary>
    private const double MostLinks = 0.9;

    private const int LeastLinks = 5;

    /// <summary>Segments of a path that an id is made of.</summary>
    private const int MostSections = 2;

    /// <summary>Where a feed stands is no section.</summary>
    private static readonly HashSet<string> NoSections = new(StringComparer.OrdinalIgnoreCase) { "atom", "feed", "feeds", "rss" };

    /// <summary>The draft with the pages that were read for it; or why there is none.</summary>
    public async Task<(SourceDraft? Draft, IReadOnlyList<TriedPage> Pages, string? Problem)> LookAsync(Uri home, string id, NetworkDefinition network, CancellationToken cancellationToken)
    {
        var source = SourceDefinition.NoSource with { Id = new SourceId(id), Homepage = home, Network = network, File = "(draft)" };
        var finding = await finder.FindAsync(home, source, probe: true, bySection: true, cancellationToken);
        if (finding.Site is not { Places.Count: > 0 } site)
        {
            return (null, [], finding.Home is FetchResult.Refused { Reason: RejectionReason.ForbiddenAddress } ? "with --allow-private it is read, and the draft allows it; " + FetchWords.Say(finding.Home)
                : finding.Home is FetchResult.Fetched ? "neither a feed nor a sitemap nor a list of articles was found; name the page that lists the articles" : FetchWords.Say(finding.Home));
        }

        var documents = site.Places.Select(place => (Place: place, Discovery: LinkReader.Sniff(finding.Pages[place.Url]))).ToList();
        var links = documents.SelectMany(document => document.Discovery.Links).DistinctBy(link => CanonicalUrl.Key(link.Url)).ToList();
        var pages = new List<TriedPage>();
        foreach (var link in links.Take(PagesRead))
        {
            pages.Add(await trial.ReadAsync(link, source, cancellationToken));
        }

        var (zone, note) = ZoneProposal.Of(home, pages);
        return (new SourceDraft(source.Id.Value, home)
        {
            Name = documents.Select(document => document.Discovery.Title).FirstOrDefault(title => !string.IsNullOrWhiteSpace(title)) is { } title ? new Evident(Harmless(title), "its own title") : null,
            Language = Language(pages),
            TimeZone = zone,
            ZoneNote = note,
            Discover = [.. documents.Select(document => (KeyOf(document.Place.Kind), new Evident(document.Place.Url.AbsoluteUri, $"{document.Place.How}; {document.Discovery.Format}, {Counted.Of(document.Discovery.Links.Count, "link")}{(finding.Why is { } why ? "; " + why : string.Empty)}")))],
            Include = OfSection(finding.Section, links) ?? Include(links),
            Network = network,
        }, pages, null);
    }

    /// <summary>What a site calls itself neither turns what stands around it nor names a secret of this machine.</summary>
    private static string Harmless(string title) => SummaryPrinter.Plain(title).Replace("${", "$ {", StringComparison.Ordinal).Trim();

    private static string KeyOf(PlaceKind kind) => kind switch { PlaceKind.Feed => "feed", PlaceKind.Sitemap => "sitemap", _ => "listing" };

    private static Evident? Language(List<TriedPage> pages)
    {
        var languages = pages.Select(page => page.Story?.Language).OfType<string>().Where(language => language != "und").ToList();
        return languages.Count > 0 && languages.Distinct().Count() == 1
            ? new Evident(languages[0], $"of {Counted.Of(languages.Count, "page")} read")
            : null;
    }

    /// <summary>Of a place of the whole site only what stands in the section that was asked for.</summary>
    private static Evident? OfSection(string? path, List<Link> links)
    {
        var below = path is null ? 0 : links.Count(link => link.Url.AbsolutePath.StartsWith(path, StringComparison.OrdinalIgnoreCase));
        return below == 0 || below == links.Count ? null : new Evident(path + "**", $"{Counted.Of(below, links.Count, "link")} stand below the address that was asked for");
    }

    /// <summary>The first segment that nearly all articles share, where some do not: then there is something to leave out.</summary>
    private static Evident? Include(List<Link> links)
    {
        var segments = links.Select(link => link.Url.Segments).Where(segments => segments.Length > 2).GroupBy(segments => segments[1], StringComparer.Ordinal).MaxBy(group => group.Count());
        return segments is not null && links.Count >= LeastLinks && segments.Count() >= MostLinks * links.Count && segments.Count() < links.Count
            ? new Evident("/" + segments.Key + "**", $"{Counted.Of(segments.Count(), links.Count, "link")} stand there")
            : null;
    }

    /// <summary>The host without <c>www</c> and its last label, or the whole of an address; with the port where it is an unusual one, and the section where one is named; as an id may be written.</summary>
    public static string IdOf(Uri home)
    {
        var host = home.IdnHost.ToLowerInvariant();
        var labels = (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host).Split('.');
        var isName = home.HostNameType == UriHostNameType.Dns && labels.Length > 1;
        var port = home.IsDefaultPort ? string.Empty : "-" + home.Port.ToString(CultureInfo.InvariantCulture);
        var section = string.Concat(home.Segments.Select(segment => segment.Trim('/')).Where(segment => segment.Length > 0 && !segment.Contains('.', StringComparison.Ordinal) && !NoSections.Contains(segment)).Take(MostSections).Select(segment => "-" + segment.ToLowerInvariant()));
        var name = Other().Replace(string.Join('-', isName ? labels[..^1] : labels) + port + section, "-").Trim('-');
        return name.Length == 0 ? "source" : name[..Math.Min(64, name.Length)];
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
