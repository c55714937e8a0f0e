using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Extract.Declared;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Paywalls;

/// <summary>Parts that a page declares to be for subscribers are sent all the same by some publishers, hidden: what is there is read.</summary>
internal static partial class PaidParts
{
    private const int MostSelectors = 8;
    private const int LongestSelector = 120;
    private const int MostElements = 50;

    /// <summary>False where the page has no such part, or shows it.</summary>
    public static bool Show(IDocument document, PageTree tree, JsonLd jsonLd)
    {
        var shown = false;
        foreach (var selector in jsonLd.PaidParts().Where(css => css.Length <= LongestSelector && Compound().IsMatch(css)).Take(MostSelectors))
        {
            foreach (var element in Matches(document, selector))
            {
                shown |= Show(element);
            }
        }

        foreach (var element in HiddenParts.Of(tree))
        {
            shown |= Show(element);
        }

        return shown;
    }

    private static bool Show(IElement element)
    {
        if (!ElementFacts.IsHidden(element))
        {
            return false;
        }

        element.RemoveAttribute("hidden");
        element.RemoveAttribute("aria-hidden");
        if (ElementFacts.IsHidden(element))
        {
            element.RemoveAttribute("style");
        }

        return true;
    }

    /// <summary>None where the publisher's selector is broken.</summary>
    private static List<IElement> Matches(IDocument document, string selector)
    {
        try
        {
            return [.. document.QuerySelectorAll(selector).Take(MostElements)];
        }
        catch (DomException)
        {
            return [];
        }
    }

    /// <summary>Classes and ids of one element, as publishers write them: looking for ancestors goes through all of them again for each part of a selector.</summary>
    [GeneratedRegex(@"^[\w-]*([.#][\w-]+)+$")]
    private static partial Regex Compound();
}
