namespace Ingest.Core.Extract.Index;

/// <summary>ASP.NET wraps whole pages in a form, and a few older pages stand in a noscript behind their frames: those are not silent.</summary>
internal static class PageForms
{
    /// <summary>Who asks for JavaScript says so in less.</summary>
    private const int LeastParagraphs = 4;

    public static void Show(PageTree tree)
    {
        for (var at = 0; at < tree.Count; at++)
        {
            if (tree.IsSilent(at) && !tree.Is(at, NodeTraits.Hidden) && tree.TagAt(at) is "form" or "noscript" && IsPage(tree, at))
            {
                tree.Hear(at);
            }
        }
    }

    private static bool IsPage(PageTree tree, int at)
    {
        var isForm = tree.TagAt(at) == "form";
        var paragraphs = 0;
        var isHeaded = false;
        for (var inner = at + 1; inner < tree.EndOf(at) && !(isHeaded && (isForm || paragraphs >= LeastParagraphs)); inner++)
        {
            var tag = tree.TagAt(inner);
            paragraphs += tag == "p" ? 1 : 0;
            isHeaded |= tag is "h1" or "article" or "main" || (isForm ? tag is not null && IsMark(tree, inner) : tag is "h2");
        }

        return isHeaded && (isForm || paragraphs >= LeastParagraphs);
    }

    private static bool IsMark(PageTree tree, int at) =>
        tree.ElementAt(at) is var element && (element.GetAttribute("itemprop") == "articleBody" || (element.LocalName == "input" && element.GetAttribute("name") == "__VIEWSTATE"));
}
