using System.Buffers;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Paywalls;

/// <summary>Parts of a story that a class names as those for subscribers, sent to everyone and hidden until a script knows the reader.</summary>
internal static class HiddenParts
{
    private const int LeastText = 40;

    /// <summary>What is scrambled keeps its blanks, but has signs for letters.</summary>
    private const double LeastLetters = 0.85;

    private static readonly SearchValues<string> Names = SearchValues.Create(["subscriber-only", "subscribers-only", "members-only"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<IElement> Of(PageTree tree)
    {
        foreach (var group in tree.Classes.With(Names))
        {
            var places = new List<int>();
            tree.Classes.Collect(group, places);
            foreach (var at in places)
            {
                if (tree.Is(at, NodeTraits.Hidden) && IsStory(tree, at))
                {
                    yield return tree.ElementAt(at);
                }
            }
        }
    }

    /// <summary>Readable text in paragraphs alone: a box that asks for money has headings, links and buttons.</summary>
    private static bool IsStory(PageTree tree, int part)
    {
        var (length, letters) = (0, 0);
        for (var at = part + 1; at < tree.EndOf(part); at++)
        {
            if (tree.TagAt(at) is "button" or "form" or "input" or "header")
            {
                return false;
            }

            foreach (var c in tree.TextAt(at).AsSpan())
            {
                length++;
                letters += char.IsLetter(c) || char.IsWhiteSpace(c) ? 1 : 0;
            }
        }

        return length >= LeastText && letters >= length * LeastLetters && tree.HasInside(part, "p");
    }
}
