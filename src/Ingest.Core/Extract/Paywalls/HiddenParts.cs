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

    /// <summary>A story has headings and links as well, a box that asks for money is made of them.</summary>
    private const double MostBeside = 0.5;

    private static readonly string[] Classes = ["subscriber-only", "subscribers-only", "members-only"];

    private static readonly SearchValues<string> Names = SearchValues.Create(Classes, StringComparison.OrdinalIgnoreCase);

    /// <summary>In the order of the page; what stands in another part is judged with it.</summary>
    public static IEnumerable<IElement> Of(PageTree tree)
    {
        var (judged, isStory) = (0, false);
        foreach (var at in Named(tree))
        {
            if (at >= judged)
            {
                (judged, isStory) = (tree.EndOf(at), IsStory(tree, at));
            }

            if (isStory)
            {
                yield return tree.ElementAt(at);
            }
        }
    }

    private static List<int> Named(PageTree tree)
    {
        var places = new List<int>();
        foreach (var group in tree.Classes.With(Names).Where(group => IsName(tree.Classes[group])))
        {
            tree.Classes.Collect(group, places);
        }

        places.RemoveAll(at => !tree.Is(at, NodeTraits.Hidden));
        places.Sort();
        return places;
    }

    /// <summary>A whole word of the class: <c>non-subscriber-only</c> says the contrary.</summary>
    private static bool IsName(string name) => name.Split((char[]?)null).Any(word => Classes.Contains(word, StringComparer.OrdinalIgnoreCase));

    /// <summary>Readable text, most of it in paragraphs, and nothing to press or to fill in.</summary>
    private static bool IsStory(PageTree tree, int part)
    {
        var (length, letters, beside, endOfBeside) = (0, 0, 0, 0);
        for (var at = part + 1; at < tree.EndOf(part); at++)
        {
            if (tree.TagAt(at) is "button" or "form" or "input" or "header")
            {
                return false;
            }

            if (tree.TagAt(at) is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "a")
            {
                endOfBeside = Math.Max(endOfBeside, tree.EndOf(at));
            }

            var text = tree.TextAt(at).AsSpan();
            length += text.Length;
            beside += at < endOfBeside ? text.Length : 0;
            foreach (var c in text)
            {
                letters += char.IsLetter(c) || char.IsWhiteSpace(c) ? 1 : 0;
            }
        }

        return length >= LeastText && letters >= length * LeastLetters && beside <= length * MostBeside && tree.HasInside(part, "p");
    }
}
