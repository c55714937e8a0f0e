using System.Globalization;
using AngleSharp.Dom;
using Ingest.Core.Discover.Markup;

namespace Ingest.Core.Discover.Sites;

/// <summary>
/// Finds the anchors of a page that lead to articles, without a selector: each address is weighed by its shape, by what its anchors show and
/// where they stand, and those that stand like many others of the list are taken along.
/// </summary>
internal static class ArticleAnchors
{
    private const int MostAnchors = 5_000;
    private const int Enough = 4;

    /// <summary>So many articles in like places make the place one of articles.</summary>
    private const int Alike = 3;

    private static readonly string[] Outside = ["nav", "footer", "form", "noscript"];

    /// <summary>One anchor an address, the one that shows the most, in the order of the page.</summary>
    public static List<IElement> Find(IDocument document, Uri page, Uri from)
    {
        var candidates = new Dictionary<string, Candidate>();
        foreach (var anchor in document.QuerySelectorAll("a[href]").Take(MostAnchors))
        {
            if (LinkAddress.Resolve(anchor.GetAttribute("href"), from) is not { } url || !SiteHosts.IsSame(url, page) || ArticlePath.Weigh(url) is not { } shape || IsPage(url, page) || WeighPlace(anchor) is not { } place)
            {
                continue;
            }

            var text = HtmlText.Fold(anchor.TextContent);
            var weight = shape + WeighText(text) + place;
            var key = url.GetLeftPart(UriPartial.Query);
            if (!candidates.TryGetValue(key, out var known))
            {
                candidates[key] = new Candidate(anchor, text.Length, weight, Place(anchor), candidates.Count);
            }
            else
            {
                candidates[key] = text.Length > known.TextLength
                    ? known with { Anchor = anchor, TextLength = text.Length, Weight = Math.Max(weight, known.Weight), Place = Place(anchor) }
                    : known with { Weight = Math.Max(weight, known.Weight) };
            }
        }

        var places = candidates.Values.Where(candidate => candidate.Weight >= Enough).CountBy(candidate => candidate.Place).Where(place => place.Value >= Alike).Select(place => place.Key).ToHashSet();
        return
        [
            .. candidates.Values.Where(candidate => candidate.Weight >= (places.Contains(candidate.Place) ? Enough - 1 : Enough)).OrderBy(candidate => candidate.Order).Select(candidate => candidate.Anchor),
        ];
    }

    private static bool IsPage(Uri url, Uri page) => url.AbsolutePath.TrimEnd('/') == page.AbsolutePath.TrimEnd('/') && url.Query == page.Query;

    /// <summary>A headline is a clause: several words, or, in scripts without blanks, a dozen characters.</summary>
    private static int WeighText(string text)
    {
        var words = text.AsSpan().Count(' ') + 1;
        var wide = text.Count(c => c is >= '\u2e80' and <= '\ud7ff');
        return text.Length == 0 ? 0
            : (words >= 5 && text.Length >= 25) || wide >= 12 ? 3
            : (words >= 3 && text.Length >= 15) || wide >= 8 ? 1
            : -1;
    }

    /// <summary>Null in the menus and the foot of a page.</summary>
    private static int? WeighPlace(IElement anchor)
    {
        var weight = anchor.QuerySelector("h1,h2,h3,h4") is null ? 0 : 2;
        var around = anchor.ParentElement;
        for (var level = 0; level < 12 && around is not null; level++, around = around.ParentElement)
        {
            var name = around.LocalName;
            if (Outside.Contains(name) || around.GetAttribute("role") is "navigation" or "contentinfo")
            {
                return null;
            }

            if (level < 3 && weight < 2 && name is "h1" or "h2" or "h3" or "h4")
            {
                weight = 2;
            }

            if (level < 5 && weight < 3 && name == "article")
            {
                weight++;
            }
        }

        return weight;
    }

    /// <summary>How the anchor stands: names and classes of the elements around it.</summary>
    private static string Place(IElement anchor)
    {
        var place = "a";
        var around = anchor.ParentElement;
        for (var level = 0; level < 3 && around is not null; level++, around = around.ParentElement)
        {
            place = string.Create(CultureInfo.InvariantCulture, $"{around.LocalName}.{around.ClassList.FirstOrDefault()}>{place}");
        }

        return place;
    }

    private sealed record Candidate(IElement Anchor, int TextLength, int Weight, string Place, int Order);
}
