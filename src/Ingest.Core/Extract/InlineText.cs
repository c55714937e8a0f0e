using System.Text;
using AngleSharp.Dom;

namespace Ingest.Core.Extract;

/// <summary>Text of inline content with white space folded; words never glue across tags or line breaks.</summary>
internal static class InlineText
{
    private const int MostDepth = 200;

    /// <summary>The whole visible text of an element.</summary>
    public static string Of(IElement element)
    {
        var text = new StringBuilder();
        Append(element, text, 0);
        return Fold(text);
    }

    /// <summary>White space (and what passes for it) folded to single blanks, ends trimmed.</summary>
    public static string Fold(StringBuilder text)
    {
        var folded = new StringBuilder(text.Length);
        var blank = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c) || c is '\u00A0' or '\uFEFF' or '\u200B')
            {
                blank = true;
                continue;
            }

            if (char.IsControl(c) || c == '\u00AD')
            {
                continue;
            }

            if (blank && folded.Length > 0)
            {
                folded.Append(' ');
            }

            folded.Append(c);
            blank = false;
        }

        return folded.ToString();
    }

    public static string Fold(string text) => Fold(new StringBuilder(text));

    private static void Append(INode node, StringBuilder text, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText leaf)
            {
                text.Append(leaf.Data);
            }
            else if (child is IElement element && depth < MostDepth && !ElementFacts.IsSilent(element))
            {
                var apart = ElementFacts.IsBlock(element) || element.LocalName == "br";
                if (apart)
                {
                    text.Append(' ');
                }

                Append(element, text, depth + 1);
                if (apart)
                {
                    text.Append(' ');
                }
            }
        }
    }
}
