using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract;

/// <summary>The headline: where heading, Open Graph, JSON-LD and <c>title</c> agree, without the site's name.</summary>
internal static class TitleFinder
{
    private const int MostKicker = 60;
    private const int LeastHeadline = 20;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " / ", " < ", "｜", "_"];

    /// <summary>No headline is longer; what a page calls one may be.</summary>
    private const int Longest = 1_000;

    private const int MostHeadings = 50;

    public static (string Title, string Rule)? Find(PageSources page)
    {
        var declared = new (string? Text, string Rule)[]
        {
            (page.JsonLd.Text("headline"), "json-ld headline"),
            (page.Meta.First("og:title")?.Value, "meta og:title"),
            (page.Meta.First("twitter:title")?.Value, "meta twitter:title"),
            (page.Document.QuerySelector("[itemprop='headline']") is { } marked && !ElementFacts.IsSilent(marked) ? InlineText.Of(marked) : null, "microdata headline"),
            (InlineText.Fold(page.Document.Title ?? string.Empty), "title"),
        }.Where(candidate => !string.IsNullOrWhiteSpace(candidate.Text)).Select(candidate => (Text: WithoutSite(Cut(candidate.Text!), page.SiteName), candidate.Rule)).ToList();

        var headings = page.Document.QuerySelectorAll("h1").Where(h => !ElementFacts.IsSilent(h)).Take(MostHeadings).Select(InlineText.Of).Where(text => text.Length is > 0 and < 400).ToList();
        foreach (var heading in headings)
        {
            if (declared.Any(candidate => Agree(heading, candidate.Text)))
            {
                // "Fighting in the strait “We hold the harbour”": a heading line stands inside the element, the headline is declared without it.
                return declared.Find(candidate => (candidate.Rule is "json-ld headline" or "meta og:title") && IsBehindKicker(heading, candidate.Text)) is { Text: { } bare }
                    ? (bare, "h1 without its heading line")
                    : (heading, "h1");
            }
        }

        if (declared.Count > 0)
        {
            return declared[0];
        }

        return headings.Count > 0 ? (headings[0], "h1") : null;
    }

    private static bool IsBehindKicker(string heading, string bare) =>
        heading.Length - bare.Length is > 2 and < MostKicker && bare.Length >= LeastHeadline && heading.EndsWith(bare, StringComparison.Ordinal) && !char.IsLetterOrDigit(heading[^(bare.Length + 1)])
        && !char.IsLower(bare[0]);

    private static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    /// <summary>One contains the other once folded, and they are of similar length.</summary>
    private static bool Agree(string heading, string other)
    {
        var (a, b) = (Tokens.Folded(heading), Tokens.Folded(other));
        return a.Length > 0 && b.Length > 0 && (a == b || (Math.Min(a.Length, b.Length) >= 8 && (b.Contains(a, StringComparison.Ordinal) || a.Contains(b, StringComparison.Ordinal))));
    }

    /// <summary>Cuts "| The Herald" and "The Herald:" when it is the site's name, or a short last part behind a strong separator.</summary>
    private static string WithoutSite(string title, string? site)
    {
        var name = site is null ? string.Empty : Tokens.Folded(site);
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0)
            {
                continue;
            }

            var (head, tail) = (title[..at].Trim(), title[(at + separator.Length)..].Trim());
            var folded = Tokens.Folded(tail);
            if ((name.Length > 0 && (folded == name || name.Contains(folded, StringComparison.Ordinal) || folded.Contains(name, StringComparison.Ordinal)))
                || (separator is " | " or " » " or " :: " or "｜" && tail.Length < head.Length && folded.Split(' ').Length <= 5))
            {
                return WithoutSite(head, site);
            }
        }

        return title;
    }
}
