using System.Text;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

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
        INode? node = element.FirstChild;
        for (var nodes = 0; node is not null; nodes++)
        {
            if (node is IText { Data: var data })
            {
                text.Append(data);
            }

            if (nodes == MostNodes || text.Length > MostCharacters)
            {
                return null;
            }

            node = node.FirstChild ?? Behind(node, element);
        }

        return text.ToString();
    }

    private static INode? Behind(INode node, INode root)
    {
        for (INode? at = node; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }
}
