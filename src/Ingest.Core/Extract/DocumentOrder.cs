using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>The nodes of a page in the order in which they are written.</summary>
internal static class DocumentOrder
{
    public static INode? Next(INode node)
    {
        if (node.FirstChild is { } child)
        {
            return child;
        }

        for (INode? at = node; at is not null; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }
        }

        return null;
    }

    public static INode? Previous(INode node)
    {
        if (node.PreviousSibling is not { } sibling)
        {
            return node.Parent;
        }

        while (sibling.LastChild is { } last)
        {
            sibling = last;
        }

        return sibling;
    }
}
