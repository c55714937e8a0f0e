using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Texts;

/// <summary>The text of an element that holds little: looking stops where it holds more, for boxes stand in boxes and each would be read through.</summary>
internal static class ShortText
{
    /// <summary>Templates put lines of blanks around a date.</summary>
    private const int MostCharacters = 4_000;

    private const int MostNodes = 200;

    /// <summary>As <see cref="INode.TextContent"/> has it; null when there is more than a short text inside.</summary>
    public static string? Of(IElement element)
    {
        var text = new StringBuilder();
        var nodes = 0;
        return Fits(element, text, ref nodes) ? text.ToString() : null;
    }

    /// <summary>The same of an element of a page that is numbered.</summary>
    public static string? Of(PageTree tree, int at)
    {
        var end = tree.EndOf(at);
        if (end - at - 1 > MostNodes)
        {
            return null;
        }

        var (length, last) = (0, string.Empty);
        for (var inner = at + 1; inner < end; inner++)
        {
            if (tree.TextAt(inner) is { } text)
            {
                (length, last) = (length + text.Length, text);
            }
        }

        return length > MostCharacters ? null : length == last.Length ? last : string.Create(length, (tree, at), static (letters, box) =>
        {
            for (var inner = box.at + 1; letters.Length > 0; inner++)
            {
                var text = box.tree.TextAt(inner).AsSpan();
                text.CopyTo(letters);
                letters = letters[text.Length..];
            }
        });
    }

    /// <summary>Whether it is one, where it is not read.</summary>
    public static bool Fits(PageTree tree, int at)
    {
        var end = tree.EndOf(at);
        if (end - at - 1 > MostNodes)
        {
            return false;
        }

        var length = 0;
        for (var inner = at + 1; inner < end; inner++)
        {
            length += tree.TextAt(inner)?.Length ?? 0;
        }

        return length <= MostCharacters;
    }

    private static bool Fits(INode node, StringBuilder text, ref int nodes)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText { Data: var data })
            {
                text.Append(data);
            }

            if (nodes++ == MostNodes || text.Length > MostCharacters || !Fits(child, text, ref nodes))
            {
                return false;
            }
        }

        return true;
    }
}
