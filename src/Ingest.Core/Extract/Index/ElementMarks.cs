using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>What tag and attributes of an element say, read once.</summary>
internal static class ElementMarks
{
    /// <param name="element">The element.</param>
    /// <param name="at">Its number.</param>
    /// <param name="traits">Those of its tag.</param>
    /// <param name="index">Where its attributes are noted.</param>
    public static (string? Class, NodeTraits Traits) Read(IElement element, int at, NodeTraits traits, AttributeIndex index)
    {
        string? name = null;
        var mayHide = false;
        var attributes = element.Attributes;
        for (var i = 0; i < attributes.Length; i++)
        {
            // The only class that there is of them: calls to it are direct, and an element has several.
            var attribute = (Attr)attributes[i]!;
            var key = attribute.Name;
            if (key == "class")
            {
                name = attribute.Value;
                continue;
            }

            mayHide |= key is "hidden" or "aria-hidden" or "style";
            traits |= key switch
            {
                "id" => NodeTraits.Named,
                "role" when IsApart(attribute.Value) => NodeTraits.Apart,
                "itemprop" when attribute.Value.Contains("articleBody", StringComparison.OrdinalIgnoreCase) => NodeTraits.Told,
                _ => NodeTraits.None,
            };
            index.Add(key, attribute.Value, at);
        }

        return (name, mayHide && ElementFacts.IsHidden(element) ? traits | NodeTraits.Hidden | NodeTraits.Silent : traits);
    }

    private static bool IsApart(string role) => role is "navigation" or "complementary" or "banner" or "contentinfo" or "dialog" or "alert";

    public static NodeTraits TraitsOf(string tag) => NodeTraits.Element
        | (ElementFacts.IsBlock(tag) ? NodeTraits.Block : NodeTraits.None)
        | (ElementFacts.HasNoText(tag) ? NodeTraits.Silent : NodeTraits.None)
        | (tag == "aside" ? NodeTraits.Apart : NodeTraits.None)
        | (tag == "a" ? NodeTraits.Link : NodeTraits.None)
        | (tag is "script" or "style" or "noscript" or "template" or "svg" ? NodeTraits.Unread : NodeTraits.None);
}
