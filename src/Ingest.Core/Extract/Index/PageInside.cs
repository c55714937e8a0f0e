namespace Ingest.Core.Extract.Index;

/// <summary>What stands inside an element of a page.</summary>
internal static class PageInside
{
    /// <summary>An element of one of the tags does.</summary>
    public static bool HasInside(this PageTree tree, int at, params ReadOnlySpan<string> tags)
    {
        for (var inner = at + 1; inner < tree.EndOf(at); inner++)
        {
            if (tree.TagAt(inner) is { } tag && tags.Contains(tag))
            {
                return true;
            }
        }

        return false;
    }
}
