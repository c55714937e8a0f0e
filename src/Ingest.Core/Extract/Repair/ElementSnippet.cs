using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Repair;

/// <summary>Shows an element in a few hundred characters, whatever its size.</summary>
internal static class ElementSnippet
{
    private const int LongestHtml = 400;
    private const int LongestValue = 80;
    private const int MostAttributes = 8;
    private const int MostDepth = 12;

    /// <summary>The element as HTML, cut short; attributes for looks and scripts are left out.</summary>
    public static string Html(IElement element)
    {
        var html = new StringBuilder();
        Write(element, html, 0);
        return TextCut.To(html.ToString(), LongestHtml);
    }

    private static void Write(INode node, StringBuilder html, int depth)
    {
        if (html.Length > LongestHtml || depth > MostDepth)
        {
            return;
        }

        if (node is IText text)
        {
            html.Append(Encoded(TextCut.Head(text.Data, LongestHtml)));
        }
        else if (node is IElement element and not { LocalName: "script" or "style" or "svg" or "template" })
        {
            html.Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is not "style" && !attribute.Name.StartsWith("on", StringComparison.Ordinal)).Take(MostAttributes))
            {
                html.Append(' ').Append(attribute.Name).Append("=\"").Append(Encoded(TextCut.To(attribute.Value, LongestValue)).Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
            }

            html.Append('>');
            foreach (var child in element.ChildNodes)
            {
                Write(child, html, depth + 1);
            }

            html.Append("</").Append(element.LocalName).Append('>');
        }
    }

    private static string Encoded(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
