using AngleSharp.Dom;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.Texts;

/// <summary>Text that is folded while it is written: white space (and what passes for it) to single blanks, none at the ends. Used again and again, so that text which is only looked at costs nothing.</summary>
internal sealed class FoldedText(int room)
{
    private char[] _letters = new char[room];
    private bool _blank = true;

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => _letters.AsSpan(0, Length);

    public void Clear() => (Length, _blank) = (0, true);

    public void Append(ReadOnlySpan<char> text)
    {
        // A blank between letters stands for one that was read, the first for one that an earlier text may have had.
        if (Length + text.Length + 1 > _letters.Length)
        {
            Array.Resize(ref _letters, Math.Max(_letters.Length * 2, Length + text.Length + 1));
        }

        var (letters, length, blank) = (_letters, Length, _blank);
        foreach (var c in text)
        {
            if (!InlineText.IsPlain(c))
            {
                if (InlineText.IsBlank(c))
                {
                    blank = true;
                    continue;
                }

                if (InlineText.IsSilent(c))
                {
                    continue;
                }
            }

            if (blank && length > 0)
            {
                letters[length++] = ' ';
            }

            letters[length++] = c;
            blank = false;
        }

        (Length, _blank) = (length, blank);
    }

    /// <summary>What follows is another word.</summary>
    public void Part() => _blank = true;

    /// <summary>The visible text inside an element, as <see cref="InlineText.Of(IElement)"/> has it.</summary>
    public void Append(PageTree tree, int at) => Append(tree, at, 0);

    public override string ToString() => new(_letters, 0, Length);

    private void Append(PageTree tree, int at, int depth)
    {
        for (var inner = at + 1; inner < tree.EndOf(at); inner = tree.EndOf(inner))
        {
            if (tree.TextAt(inner) is { } text)
            {
                Append(text);
            }
            else if (tree.IsElement(inner) && depth < InlineText.MostDepth && !tree.IsSilent(inner))
            {
                var apart = tree.Is(inner, NodeTraits.Block) || tree.WordAt(inner) == "br" || InlineText.IsBreak(tree, inner, this);
                _blank |= apart;
                Append(tree, inner, depth + 1);
                _blank |= apart;
            }
        }
    }
}
