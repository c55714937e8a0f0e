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

    /// <summary>
    /// An inline element without content between the end of a sentence and a capital letter is a line break of the style sheet:
    /// <c>year.&lt;span class="br"&gt;&lt;/span&gt;Nobody</c>.
    /// </summary>
    /// <param name="element">An element that is no block.</param>
    /// <param name="before">The text before it.</param>
    public static bool IsBreak(IElement element, StringBuilder before) =>
        element.FirstChild is null && EndsSentence(before) && element.NextSibling is IText { Data: [var next, ..] } && char.IsUpper(next);

    private static bool EndsSentence(StringBuilder text) =>
        text.Length > 1 && text[^1] is ('.' or '!' or '?' or '…' or '”' or '»') && (char.IsLower(text[^2]) || text[^2] is '.' or '!' or '?' or '”' or ')');

    /// <summary>White space (and what passes for it) folded to single blanks, ends trimmed.</summary>
    public static string Fold(StringBuilder text) => Fold(text.ToString());

    public static string Fold(string text)
    {
        if (IsFolded(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        var blank = true;
        foreach (var c in text)
        {
            if (IsBlank(c))
            {
                blank = true;
                continue;
            }

            if (IsSilent(c))
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

    private static bool IsFolded(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (IsSilent(c) || (IsBlank(c) && (c != ' ' || before == ' ')))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.Length == 0;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u00A0' or '\uFEFF' or '\u200B';

    private static bool IsSilent(char c) => (char.IsControl(c) && !char.IsWhiteSpace(c)) || c == '\u00AD';

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
                var apart = ElementFacts.IsBlock(element) || element.LocalName == "br" || IsBreak(element, text);
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
