using System.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Authors;

/// <summary>One line of a page as readers see it: what stands between breaks, whatever inline elements it runs through.</summary>
internal static class LineText
{
    private const int MostNodes = 40;
    private const int MostRead = 400;

    /// <summary>A picture's caption is at least so long.</summary>
    private const int LeastCaption = 40;

    /// <summary>From the beginning of a text to the next break; folded.</summary>
    public static string From(PageTree tree, int at)
    {
        var end = Math.Min(EndOfBlock(tree, at), at + MostNodes);
        var line = new StringBuilder(tree.TextAt(at));
        for (var next = at + 1; next < end && line.Length < MostRead && !IsBreak(tree, next); next++)
        {
            if (tree.IsElement(next) && tree.IsSilent(next))
            {
                next = tree.EndOf(next) - 1;
                continue;
            }

            // "AnalystUpdated": the style sheet parts the elements, or they stand below each other.
            if (tree.TextAt(next) is [var first, ..] text)
            {
                if (line.Length > 0 && char.IsUpper(first) && char.IsLower(line[^1]))
                {
                    break;
                }

                line.Append(text);
            }
        }

        return InlineText.Fold(line.ToString());
    }

    /// <summary>A whole sentence stands before it in its block: "… since May. By Jo Fenwick" names who took the picture.</summary>
    public static bool EndsCaption(PageTree tree, int at)
    {
        var block = Block(tree, at);
        for (var before = at - 1; before > block && !IsBreak(tree, before); before--)
        {
            if (tree.TextAt(before) is { } text && !tree.Is(before, NodeTraits.Blank) && (tree.ParentOf(before) is not (>= 0 and var parent) || !tree.IsSilent(parent)))
            {
                return text.AsSpan().TrimEnd() is { Length: >= LeastCaption } sentence && sentence[^1] is '.' or '!' or '?' or '”' or '"';
            }
        }

        return false;
    }

    private static bool IsBreak(PageTree tree, int at) => tree.IsElement(at) && (tree.Is(at, NodeTraits.Block) || tree.WordAt(at) == "br");

    private static int Block(PageTree tree, int at)
    {
        var block = tree.ParentOf(at);
        while (block >= 0 && !tree.Is(block, NodeTraits.Block))
        {
            block = tree.ParentOf(block);
        }

        return block;
    }

    private static int EndOfBlock(PageTree tree, int at) => Block(tree, at) is >= 0 and var block ? tree.EndOf(block) : tree.Count;
}
