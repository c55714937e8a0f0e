using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Authors;

/// <summary>Names that stand by the date, behind a word for "by" in the scripts of the Middle East, or below the story.</summary>
internal static partial class SideBylines
{
    private const int MostSteps = 80;
    private const int MostBeside = 30;
    private const int MostNodes = 12_000;
    private const int LongestLine = 120;

    public static IEnumerable<(IReadOnlyList<string> Names, string Rule)> Find(PageSources page)
    {
        yield return (Labelled(page), "byline");
        yield return (Below(page), "byline below");
        yield return (BesideDate(page), "name beside date");
    }

    /// <summary>"كتب: سامر العطّاري", also where the line goes on with a place or date or begins with one.</summary>
    private static IReadOnlyList<string> Labelled(PageSources page)
    {
        var tree = page.Tree;
        foreach (var at in page.Order.Behind(page.Story.Headline, MostSteps))
        {
            if (tree.TextAt(at) is not { Length: > 2 and < LongestLine } data || tree.ParentOf(at) is not (>= 0 and var parent) || tree.IsSilent(parent))
            {
                continue;
            }

            foreach (var part in Stroke().Split(InlineText.Fold(data)).Where(part => Written().IsMatch(part)))
            {
                // The name often stands in an element of its own behind the word.
                var line = Word().IsMatch(part) && tree.ParentOf(parent) is >= 0 and var around && ShortText.Fits(tree, around) ? page.TextAt(Word().IsMatch(page.TextAt(parent)) ? around : parent) : part;
                if (line.Length < LongestLine && NameLine().Match(line) is { Success: true } match)
                {
                    return [match.Groups["name"].Value];
                }
            }
        }

        return [];
    }

    /// <summary>The one line behind the headline that is nothing but "by" and a name; where there are several, they are those of other stories.</summary>
    private static IReadOnlyList<string> Below(PageSources page)
    {
        var tree = page.Tree;
        var found = page.Order.TextsBehind(page.Story.Headline, MostNodes)
            .Where(at => tree.WordAt(at) is { Length: > 6 and < LongestLine } text && Written().IsMatch(text) && tree.ParentOf(at) is >= 0 and var parent && !tree.IsSilent(parent) && page.Story.Holds(tree.ElementAt(parent)))
            .Select(at => tree.WordAt(at)!.Trim())
            .Select(text => (Text: text, Match: NameLine().Match(text)))
            .Where(line => line.Match.Success && line.Match.Length == line.Text.Length)
            .Select(line => line.Match.Groups["name"].Value)
            .Take(2).ToList();
        return found.Count == 1 ? found : [];
    }

    /// <summary>"خالد الحموي - الأحد 1 آذار 2026": right behind the headline a name shares a line with the date.</summary>
    private static IReadOnlyList<string> BesideDate(PageSources page)
    {
        var tree = page.Tree;
        var last = -1;
        foreach (var text in page.Order.Behind(page.Story.Headline, MostBeside).Where(tree.IsText))
        {
            var block = tree.ParentOf(text);
            for (var level = 0; level < 2 && block >= 0 && !tree.Is(block, NodeTraits.Block); level++)
            {
                block = tree.ParentOf(block);
            }

            if (block == last || block < 0 || tree.IsSilent(block) || page.LineAt(block) is not { Length: > 12 and < LongestLine } row)
            {
                continue;
            }

            last = block;
            var parts = Stroke().Split(row);
            if (parts.Length > 1 && TwoToFourWords().Match(parts[0]) is { Success: true } name && DateReader.Read(string.Join(' ', parts.Skip(1)), DateReaderHints.None) is not null && DateReader.Read(parts[0], DateReaderHints.None) is null)
            {
                return [name.Groups["name"].Value];
            }
        }

        return [];
    }

    [GeneratedRegex(@"\s*[|•·]\s*|\s[-–—]\s|\s*،\s(?=\d)")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"^\s*(بقلم|كتبت?|إعداد|نویسنده|نگارنده|تحریر|رپورٹ|מאת|نووسینی|ئامادەکردنی|لیکوال)\b")]
    private static partial Regex Written();

    [GeneratedRegex(@"^\s*(بقلم|كتبت?|إعداد|نویسنده|نگارنده|تحریر|رپورٹ|מאת|نووسینی|ئامادەکردنی|لیکوال)\s*[:/-]?\s*$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:بقلم|كتبت?|إعداد|نویسنده|نگارنده|تحریر|رپورٹ|מאת|نووسینی|ئامادەکردنی|لیکوال)\s*[:/-]?\s+(?<name>[\p{L}\p{M}]+(?: [\p{L}\p{M}]+){1,3}?)(?:$|\s*[,،|•·—–-]|\s+(?:لە|في|در)\s|\s*\d)")]
    private static partial Regex NameLine();

    /// <summary>In scripts with capitals each word has one.</summary>
    [GeneratedRegex(@"^[\u200E\u200F\u202A-\u202E]*(?<name>\p{Lu}[\p{L}\p{M}'’.-]+( \p{Lu}[\p{L}\p{M}'’.-]*){1,3}|[\p{Lo}\p{M}]{2,}( [\p{Lo}\p{M}]{2,}){1,3})[\u200E\u200F\u202A-\u202E]*$")]
    private static partial Regex TwoToFourWords();
}
