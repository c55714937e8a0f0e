using System.Buffers;
using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Authors;

/// <summary>Lines that name the writer in words: "By Ada Mostwick" by the headline, whatever its element is called, or "Text: Ada Mostwick" below the story.</summary>
internal static partial class BylineReader
{
    private const int Behind = 90;
    private const int Before = 25;
    private const int MostSteps = 12_000;
    private const int LongestLine = 110;
    private const int LongestWord = 14;

    /// <summary>One of these or a colon is in whatever <see cref="Label"/> finds; most texts have none.</summary>
    private static readonly SearchValues<string> Introductions = SearchValues.Create([" by", " von", " par", " por", " da", " door", " av", " af"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<(IReadOnlyList<string> Texts, string Rule)> ByHeadline(PageSources page)
    {
        var headline = page.Story.Headline ?? page.Elements.First("h1");
        foreach (var line in Lines(page, page.Order.Behind(headline, Behind).Concat(page.Order.Before(headline, Before)), Written()))
        {
            if (Line().Match(line) is { Success: true } match)
            {
                yield return ([match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value], "byline");
            }
        }
    }

    /// <summary>Below the story, a label with a name; or, where one name alone is so introduced, "Written by" and "All articles by".</summary>
    public static IEnumerable<(IReadOnlyList<string> Texts, string Rule)> Labelled(PageSources page)
    {
        var signed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lines(page, page.Order.TextsBehind(page.Story.Headline ?? page.Elements.First("h1"), MostSteps).Where(at => IsIntroduced(page.Tree.WordAt(at)!)), Label()))
        {
            if (Named().Match(line) is { Success: true } match)
            {
                yield return ([match.Groups[1].Value], "line that names the author");
            }
            else if (Signed().Match(line) is { Success: true } sign)
            {
                signed.Add(sign.Groups[1].Value);
            }
        }

        if (signed.Count == 1)
        {
            yield return ([.. signed], "line that names the author");
        }
    }

    private static bool IsIntroduced(string text) => text.Length < LongestLine && (text.AsSpan().ContainsAny(':', '：') || text.AsSpan().ContainsAny(Introductions));

    private static IEnumerable<string> Lines(PageSources page, IEnumerable<int> places, Regex opening)
    {
        var tree = page.Tree;
        foreach (var at in places)
        {
            if (tree.TextAt(at) is { } text && text.AsSpan().Trim().Length < LongestLine && opening.IsMatch(text) && tree.ParentOf(at) is >= 0 and var parent && !tree.IsSilent(parent) && !LineText.EndsCaption(tree, at))
            {
                // The name often stands in an element of its own behind the word.
                var line = LineText.From(tree, at);
                line = line.Length > LongestWord || !IsInline(tree.WordAt(parent)) || tree.ParentOf(parent) is not (>= 0 and var wider) ? line : Short(page, wider) ?? Short(page, parent);
                if (line is { Length: < LongestLine })
                {
                    yield return line;
                }
            }
        }
    }

    private static bool IsInline(string? tag) => tag is "span" or "em" or "b" or "i" or "small" or "strong" or "label" or "dt";

    private static string? Short(PageSources page, int at) => page.LineAt(at) is { Length: < LongestLine } line ? line : null;

    [GeneratedRegex(@"^\W*(by|written by|posted by|words by|story by|reported by|von|par|por|di|door|av|af|oleh|autorė?|автор|текст|بقلم|كتبت?|نوشته|מאת)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Written();

    [GeneratedRegex(
        @"^\W*(?:(?:[Bb]y|BY|Written by|Posted by|Words by|Story by|Reported by|WRITTEN BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|Di|DI|Door|DOOR|Av|AV|Af|AF|Oleh|Автор|Текст)\s*:?\s+(\p{Lu}[\p{L}'’.-]*(?:(?:,? and|,? und| et| y| e| og| och| en| &|,|,? und von)? (?:(?:de|da|di|del|van|von|der|den|al|el|bin|le|la|dos|du) ){0,2}\p{Lu}[\p{L}'’.-]*){1,9})|" +
        @"(?:بقلم|كتبت?|نوشته|מאת)\s*[:/-]?\s+(\p{L}+(?: \p{L}+){1,3}))(?:$|\s*[,|•·—–(/-]|\s+(?:on|am|le|el|at|for|in)\s|\s*\d)")]
    private static partial Regex Line();

    [GeneratedRegex(@"^\W*((?:all|more|other|latest|view all|see all)?\s*(?:articles|posts|stories) by\b|(?:written|words|story) by\b|(?:verfasst|geschrieben) von\b|(?:écrit|rédigé) par\b|escrito por\b|scritto da\b|geschreven door\b|skrive[nt] a[vf]\b|(?:" + BylineWords.Labels + @")\s*[:：])", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"^\W*(?i:" + BylineWords.Labels + @")\s*[:：]\s*((?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.、 -]{1,60}?)\s*(?:$|[,|•·—–(/;)）]|\d)")]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^\W*(?i:(?:all|more|other|latest|view all|see all)?\s*(?:articles|posts|stories) by|(?:written|words|story) by|(?:verfasst|geschrieben) von|(?:écrit|rédigé) par|escrito por|scritto da|geschreven door|skrive[nt] a[vf])\s*:?\s+" +
        @"(\p{Lu}[\p{L}'’.-]*(?:,? (?:(?:and|und|et|y|e|og|och|en|&|de|da|di|del|van|von|der|den|la|le|dos) )?\p{Lu}[\p{L}'’.-]*){1,5})\s*(?:$|[,|•·—–(/;]|\d)")]
    private static partial Regex Signed();
}
