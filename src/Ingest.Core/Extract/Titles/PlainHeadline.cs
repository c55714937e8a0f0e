using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Titles;

/// <summary>Finds the headline of a page that marks none as a heading: the first text of its own that is a whole part of a declared title.</summary>
internal static class PlainHeadline
{
    private const int Least = 15;
    private const int Longest = 300;
    private const int MostNodes = 5_000;
    private const int MostFolded = 400;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " • ", ": "];

    public static IElement? Find(PageTree tree, IEnumerable<string> titles)
    {
        var parts = titles.Where(title => title.Length <= Longest * 2).SelectMany(title => title.Split(Separators, StringSplitOptions.TrimEntries).Append(title)).Where(part => part.Length is >= Least and <= Longest).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var (shortest, longest) = (parts.Min(part => part.Length) / 2, parts.Max(part => part.Length) * 2);
        var folded = parts.Select(Tokens.Folded).Where(part => part.Length >= Least / 2).ToHashSet(StringComparer.Ordinal);
        var asked = 0;
        var first = tree.Body + 1;
        for (var at = first; first > 0 && at < Math.Min(first + MostNodes, tree.Count); at++)
        {
            if (tree.TextAt(at) is { } data && tree.ParentOf(at) is >= 0 and var parent && tree.WordAt(parent) is not ("title" or "script" or "style" or "option")
                && data.AsSpan().Trim().Length is var length && length >= shortest && length <= longest && asked++ < MostFolded
                && folded.Contains(Tokens.Folded(data)) && !tree.IsSilent(parent) && !IsInPath(tree.ElementAt(parent)))
            {
                return tree.HandOut(parent);
            }
        }

        return null;
    }

    /// <summary>The path to a page ends with its title, and lists of the newest stories name it.</summary>
    private static bool IsInPath(IElement element)
    {
        var at = element;
        for (var level = 0; level < 4 && at is not null; level++, at = at.ParentElement)
        {
            if (at.LocalName is "a" or "li" or "nav" || ElementFacts.Names(at) is { } names && (names.Contains("crumb", StringComparison.OrdinalIgnoreCase) || names.Contains("ticker", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return false;
    }
}
