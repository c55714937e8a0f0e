using System.Collections.Frozen;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>The canonical URL that a page names, where it can be believed.</summary>
internal static class CanonicalFinder
{
    private static readonly FrozenSet<string> Editions = FrozenSet.Create("www", "m", "mobile", "amp");

    /// <summary>Null when the page names none, or one that cannot be right: another site, or the home page for an article.</summary>
    public static Uri? Find(PageSources page)
    {
        foreach (var text in new[]
                 {
                     page.Elements.First("link[rel~='canonical'][href]")?.GetAttribute("href"),
                     page.JsonLd.Text("mainEntityOfPage"), page.JsonLd.Text("url"), page.Meta.First("og:url")?.Value,
                 })
        {
            if (text is not null && Uri.TryCreate(page.Base, text, out var url) && IsSane(url, page.Page.Url))
            {
                return url;
            }
        }

        return null;
    }

    private static bool IsSane(Uri canonical, Uri page) =>
        canonical.Scheme is "http" or "https"
        && HostNames.Ascii(canonical) is not null
        && (page.IsFile || House(canonical.IdnHost) == House(page.IdnHost))
        && (canonical.PathAndQuery.Length > 1 || page.PathAndQuery.Length <= 1)
        && !IsSectionOf(canonical, page);

    /// <summary>The section an article stands in: templates that name it for every article would make all of them one.</summary>
    private static bool IsSectionOf(Uri canonical, Uri page)
    {
        var section = canonical.AbsolutePath.TrimEnd('/') + "/";
        return canonical.Query.Length == 0
            && page.AbsolutePath.Length > section.Length
            && page.AbsolutePath.StartsWith(section, StringComparison.OrdinalIgnoreCase)
            && !IsPart(page.AbsolutePath[section.Length..]);
    }

    /// <summary>Editions and pages of one article lie below it.</summary>
    private static bool IsPart(string below) => below.Trim('/').ToLowerInvariant() is "amp" or "print" or "full" or "all" or "index.html" || below.All(letter => char.IsAsciiDigit(letter) || letter == '/');

    /// <summary>
    /// The host without the label of an edition. Other hosts are not believed even under the same domain: on hosting platforms those are
    /// other people, and a canonical address decides whose story a text revises.
    /// </summary>
    private static string House(string host)
    {
        var label = host.IndexOf('.', StringComparison.Ordinal);
        return label > 0 && Editions.Contains(host[..label]) && host.IndexOf('.', label + 1) > 0 ? host[(label + 1)..] : host;
    }
}
