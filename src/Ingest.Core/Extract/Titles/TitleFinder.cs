using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Titles;

/// <summary>The headline: what the page shows as such, checked against what it declares, without the site's name.</summary>
internal static class TitleFinder
{
    private const int MostKicker = 60;

    /// <summary>With its blank. "The ", "Die ", "Los ", "Einen ": what a declared title leaves out is no heading line.</summary>
    private const int LongestArticle = 6;

    private const int LeastKicker = 3;

    private const int LeastHeadline = 20;
    private const int LeastPart = 12;

    /// <summary>Of several headings the one that shares so many words with what is declared.</summary>
    private const int LeastCommon = 2;

    /// <summary>No headline is longer; what a page calls one may be.</summary>
    private const int Longest = 1_000;

    public static (string Title, string Rule)? Find(PageSources page)
    {
        var house = page.House;
        var declared = Declared(page).Where(candidate => !string.IsNullOrWhiteSpace(candidate.Text)).Select(candidate => (Text: SiteSuffix.Cut(TextCut.Head(candidate.Text!, Longest), house), candidate.Rule)).ToList();
        var headings = HeadlineReader.First(page, house);
        var found = Agreed(page, declared, headings) ?? OfLiveBlog(page, declared) ?? Shown(headings, declared) ?? Part(page, house, headings, declared) ?? Alone(headings, declared, house)
            ?? Told(declared) ?? (headings.Count > 0 ? (headings[0], "h1") : null);
        if (page.Trace is { } trace && found is { } title)
        {
            Tell(trace, title.Item1, declared, headings);
        }

        return found;
    }

    private static IEnumerable<(string? Text, string Rule)> Declared(PageSources page) =>
    [
        (page.JsonLd.Text("headline"), "json-ld headline"),
        (page.Meta.First("og:title")?.Value, "meta og:title"),
        (page.Meta.First("twitter:title")?.Value, "meta twitter:title"),
        (page.Elements.First("[itemprop='headline']") is { } marked && !ElementFacts.IsSilent(marked) ? InlineText.Of(marked) : null, "microdata headline"),
        (InlineText.Fold(page.Document.Title ?? string.Empty), "title"),
    ];

    /// <summary>News houses declare the headline twice; where both are the same it is theirs, whatever shorter or longer line the page shows.</summary>
    private static (string Title, string Rule)? Agreed(PageSources page, List<(string Text, string Rule)> declared, List<string> headings)
    {
        var linked = declared.Find(candidate => candidate.Rule == "json-ld headline").Text;
        var shared = declared.Find(candidate => candidate.Rule == "meta og:title").Text;
        if (page.JsonLd.Type?.EndsWith("NewsArticle", StringComparison.Ordinal) is not true || linked is null || shared is null || Tokens.Folded(linked) != Tokens.Folded(shared))
        {
            return null;
        }

        var folded = Tokens.Folded(linked);
        return headings.Find(heading => Tokens.Folded(heading) == folded) is { } heading ? (heading, "h1") : (linked, "json-ld headline");
    }

    /// <summary>The heading of a live blog is its label and its latest entry; what it declares for sharing is the headline.</summary>
    private static (string Title, string Rule)? OfLiveBlog(PageSources page, List<(string Text, string Rule)> declared) =>
        page.JsonLd.Type == "LiveBlogPosting" && declared.Find(candidate => candidate.Rule == "meta og:title") is { Text: not null } shared ? shared : null;

    /// <summary>A heading that the page declares as well.</summary>
    private static (string Title, string Rule)? Shown(List<string> headings, List<(string Text, string Rule)> declared)
    {
        foreach (var heading in headings)
        {
            var folded = Tokens.Folded(heading);
            if (folded.Length > 0 && declared.Exists(candidate => Tokens.Folded(candidate.Text) == folded))
            {
                return (heading, "h1");
            }
        }

        // Words that the elements of the heading glue together, as the page writes them elsewhere.
        foreach (var heading in headings)
        {
            var letters = Letters(heading);
            if (letters.Length >= LeastHeadline && declared.Find(candidate => Letters(candidate.Text) == letters) is { Text: { } spaced, Rule: var rule })
            {
                return (spaced, rule);
            }
        }

        // "Fighting in the strait “We hold the harbour”": a heading line stands inside the element, the headline is declared without it.
        foreach (var heading in headings)
        {
            if (declared.Find(candidate => candidate.Rule is "json-ld headline" or "meta og:title" && IsBehindKicker(heading, candidate.Text)) is { Text: { } bare })
            {
                return (bare, "h1 without its heading line");
            }
        }

        return null;
    }

    /// <summary>A heading, of a lower rank too, that is a whole part of a declared title: the rest is the site's.</summary>
    private static (string Title, string Rule)? Part(PageSources page, HouseNames house, List<string> headings, List<(string Text, string Rule)> declared)
    {
        bool IsPart(string heading) => heading.Length >= LeastPart && declared.Exists(candidate => candidate.Text.Length > heading.Length && SiteSuffix.HasPart(candidate.Text, heading));
        if (headings.Where(IsPart).MaxBy(heading => heading.Length) is { } first)
        {
            return (first, "h1");
        }

        if (headings.Count > 0)
        {
            return null;
        }

        // The article that the linked data describe is trusted before a heading of lower rank that is declared by others.
        var lower = HeadlineReader.Below(page, house);
        var whole = declared.Find(candidate => candidate.Rule == "json-ld headline").Text is { } linked ? lower.Find(heading => heading == linked) : lower.Find(heading => declared.Exists(candidate => candidate.Text == heading));
        return (whole ?? lower.Find(IsPart)) is { } below ? (below, "heading") : null;
    }

    /// <summary>What stands as the headline is it, though search engines are told another; a mere label beside a whole declared sentence is not.</summary>
    private static (string Title, string Rule)? Alone(List<string> headings, List<(string Text, string Rule)> declared, HouseNames house)
    {
        if (headings.Count == 0)
        {
            return null;
        }

        var told = declared.Where(candidate => !house.Are(candidate.Text)).SelectMany(candidate => Words(candidate.Text)).ToHashSet(StringComparer.Ordinal);
        var best = headings.MaxBy(heading => Words(heading).Count(told.Contains))!;
        var common = Words(best).Count(told.Contains);
        var isLabel = declared.Exists(candidate => candidate.Text.Length > 2 * best.Length && !house.Resemble(candidate.Text));
        var isClear = headings.Count == 1 ? common > 0 || !isLabel : common >= LeastCommon && (2 * common >= Words(best).Count || best == headings[0]);
        return isClear ? (best, "h1") : null;
    }

    /// <summary>The most trusted declaration; one that was cut in the middle, as another declares it whole.</summary>
    private static (string Title, string Rule)? Told(List<(string Text, string Rule)> declared)
    {
        if (declared.Count == 0)
        {
            return null;
        }

        var first = declared[0];
        var whole = declared.Find(other => other.Text.Length > first.Text.Length + 1 && other.Text.StartsWith(first.Text, StringComparison.Ordinal) && IsCut(other.Text, first.Text.Length));
        return whole.Text is null ? first : whole;
    }

    private static bool IsCut(string whole, int at) => char.IsLetterOrDigit(whole[at]) || (whole[at] == ' ' && char.IsLetterOrDigit(whole[at + 1]));

    private static bool IsBehindKicker(string heading, string bare) =>
        heading.Length - bare.Length is >= LeastKicker and < MostKicker && bare.Length >= LeastHeadline && heading.EndsWith(bare, StringComparison.Ordinal) && !char.IsLetterOrDigit(heading[^(bare.Length + 1)])
        && !char.IsLower(bare[0]) && !IsArticle(heading.AsSpan(0, heading.Length - bare.Length));

    private static bool IsArticle(ReadOnlySpan<char> head)
    {
        foreach (var letter in head[..^1])
        {
            if (!char.IsLetter(letter))
            {
                return false;
            }
        }

        return head.Length <= LongestArticle && head[^1] == ' ';
    }

    private static HashSet<string> Words(string text) => [.. Tokens.Folded(text).Split(' ').Where(word => word.Length > 2)];

    private static string Letters(string text) => Tokens.Folded(text).Replace(" ", string.Empty, StringComparison.Ordinal);

    private static void Tell(ExtractionTrace trace, string title, List<(string Text, string Rule)> declared, List<string> headings)
    {
        foreach (var (text, rule) in declared.Concat(headings.Select(heading => (heading, "h1"))))
        {
            if (text != title)
            {
                trace.Lost("title", rule, text, Tokens.Folded(text) == Tokens.Folded(title) ? "the same words" : rule == "h1" ? "not what the page declares" : "not what the page shows");
            }
        }
    }
}
