using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Texts;

/// <summary>Text of inline content with white space folded; words never glue across tags or line breaks.</summary>
internal static class InlineText
{
    public const int MostDepth = 200;

    /// <summary>The whole visible text of an element.</summary>
    public static string Of(IElement element)
    {
        // Most elements that are asked for hold one text.
        if (element.ChildNodes is { Length: 1 } only && only[0] is IText text)
        {
            return Fold(text.Data);
        }

        var folded = new FoldedText(room: 96);
        Append(element, folded, 0);
        return folded.ToString();
    }

    /// <summary>
    /// An inline element without content between the end of a sentence and a capital letter is a line break of the style sheet:
    /// <c>year.&lt;span class="br"&gt;&lt;/span&gt;Nobody</c>.
    /// </summary>
    /// <param name="element">An element that is no block.</param>
    /// <param name="before">The text before it.</param>
    public static bool IsBreak(IElement element, FoldedText before) =>
        element.ChildNodes.Length == 0 && EndsSentence(before.Span) && element.NextSibling is IText { Data: [var next, ..] } && char.IsUpper(next);

    /// <summary>The same of an element by its number.</summary>
    public static bool IsBreak(PageTree tree, int at, FoldedText before)
    {
        var next = tree.EndOf(at);
        return next == at + 1 && EndsSentence(before.Span) && (tree.ParentOf(at) is var parent && (parent < 0 ? next < tree.Count : next < tree.EndOf(parent)))
            && tree.TextAt(next) is [var letter, ..] && char.IsUpper(letter);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) =>
        text.Length > 1 && text[^1] is ('.' or '!' or '?' or '…' or '”' or '»') && (char.IsLower(text[^2]) || text[^2] is '.' or '!' or '?' or '”' or ')');

    /// <summary>White space (and what passes for it) folded to single blanks, ends trimmed.</summary>
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

    /// <summary>Neither blank nor silent; for letters in common use told at once.</summary>
    internal static bool IsPlain(char c) => c is > ' ' and < '\u007F' or > '\u00AD' and < '\u1680';

    internal static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u00A0' or '\uFEFF' or '\u200B';

    internal static bool IsSilent(char c) => (char.IsControl(c) && !char.IsWhiteSpace(c)) || c == '\u00AD';

    private static bool IsFolded(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (!IsPlain(c) && (IsSilent(c) || (IsBlank(c) && (c != ' ' || before == ' '))))
            {
                return false;
            }

            before = c;
        }

        return before != ' ' || text.Length == 0;
    }

    private static void Append(IElement element, FoldedText text, int depth)
    {
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case Element inner when depth < MostDepth && !ElementFacts.IsSilent(inner):
                    var apart = ElementFacts.IsBlock(inner.LocalName) || inner.LocalName == "br" || IsBreak(inner, text);
                    if (apart)
                    {
                        text.Part();
                    }

                    Append(inner, text, depth + 1);
                    if (apart)
                    {
                        text.Part();
                    }

                    break;
                case IText leaf:
                    text.Append(leaf.Data);
                    break;
            }
        }
    }
}
