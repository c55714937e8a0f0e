using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Turns the elements of a body into blocks, leaving out what only surrounds the story.</summary>
internal sealed class BlockReader
{
    private const int MostDepth = 300;
    private const int MostAbove = 6;
    private const int LongestAbove = 120;

    /// <summary>Behind so many characters a heading of the first rank is one between paragraphs.</summary>
    public const int LeastTold = 1_000;

    /// <summary>So many headings of the first rank are looked at; each look goes through the head of the page.</summary>
    private const int MostAsked = 5;

    private readonly List<Block> _blocks = [];
    private readonly LinkedHeadings _headings = new();
    private readonly FoldedText _line = new(room: 1_024);
    private readonly PageTree _tree;
    private readonly BlockGate _gate;
    private readonly Surroundings? _surroundings;
    private readonly List<BlockFate>? _fates;
    private int _asked;
    private int _breaks;
    private int _linked;
    private int _told;

    private BlockReader(PageTree tree, Surroundings? surroundings, List<BlockFate>? fates) => (_tree, _gate, _surroundings, _fates) = (tree, new BlockGate(tree, surroundings), surroundings, fates);

    /// <param name="tree">The page.</param>
    /// <param name="elements">The elements of the body.</param>
    /// <param name="surroundings">Null when the operator chose the elements: then nothing but silent elements is left out.</param>
    /// <param name="fates">Where kept and dropped blocks are noted; null when nobody asks.</param>
    public static List<Block> Read(PageTree tree, IEnumerable<int> elements, Surroundings? surroundings, List<BlockFate>? fates)
    {
        var reader = new BlockReader(tree, surroundings, fates);
        foreach (var element in elements)
        {
            reader.Walk(element, KindOf(tree.WordAt(element)) ?? BlockKind.Paragraph, 0, inLink: false);
            reader.End(BlockKind.Paragraph);
        }

        return reader._headings.Without(reader._blocks, fates);
    }

    private void Walk(int outer, BlockKind kind, int depth, bool inLink)
    {
        for (var at = outer + 1; at < _tree.EndOf(outer) && _surroundings?.Time is not { IsSpentInLoop: true }; at = _tree.EndOf(at))
        {
            if (_tree.TextAt(at) is { } text)
            {
                _linked += inLink ? text.AsSpan().Trim().Length : 0;
                _breaks = _tree.Is(at, NodeTraits.Blank) ? _breaks : 0;
                _line.Append(text);
            }
            else if (_tree.IsElement(at))
            {
                Enter(at, kind, depth, inLink);
            }
        }
    }

    private void Enter(int at, BlockKind kind, int depth, bool inLink)
    {
        switch (_tree.WordAt(at))
        {
            case "br":
                _line.Part();
                if (++_breaks >= 2)
                {
                    End(kind);
                }

                break;
            case "h1" when _surroundings is not null && _told < LeastTold:
                End(kind);
                ForgetAbove(at);
                IsWanted(at);
                break;
            case "tr" when depth < MostDepth && TableRow.Read(_tree.ElementAt(at)) is { } cells && IsWanted(at):
                End(kind);
                Add(new Block(BlockKind.TableRow, cells));
                break;
            case var tag when depth < MostDepth && IsWanted(at):
                if (!_tree.Is(at, NodeTraits.Block))
                {
                    if (InlineText.IsBreak(_tree, at, _line))
                    {
                        _line.Part();
                    }

                    Walk(at, kind, depth + 1, inLink || tag == "a");
                    break;
                }

                End(kind);
                var inner = KindOf(tag) ?? (kind is BlockKind.Quote or BlockKind.ListItem ? kind : BlockKind.Paragraph);
                Walk(at, inner, depth + 1, inLink);
                End(inner);
                break;
        }
    }

    /// <summary>A few short lines above the headline are its heading line, the path to the page, its date.</summary>
    private void ForgetAbove(int heading)
    {
        if (_blocks.Count is > 0 and <= MostAbove && _blocks.TrueForAll(block => TextWeight.Of(block.Text) < LongestAbove) && _asked++ < MostAsked && IsHeadline(heading))
        {
            if (_fates is not null)
            {
                for (var i = 0; i < _fates.Count; i++)
                {
                    _fates[i] = _fates[i] with { Dropped = _fates[i].Dropped ?? "stands above the headline" };
                }
            }

            _blocks.Clear();
            _told = 0;
        }
    }

    /// <summary>The first of the page, or what its title says; some bodies use the rank for a heading between paragraphs.</summary>
    private bool IsHeadline(int heading) =>
        Tokens.Folded(_tree.ElementAt(heading).Owner?.Title ?? string.Empty) is { Length: > 0 } title
        && (_tree.First("h1") == heading || (Tokens.Folded(InlineText.Of(_tree.ElementAt(heading))) is { Length: > 0 } text && title.Contains(text, StringComparison.Ordinal)));

    private void End(BlockKind kind)
    {
        var text = _line.ToString();
        var linked = _linked;
        _line.Clear();
        (_breaks, _linked) = (0, 0);
        if (text.Length == 0)
        {
            return;
        }

        // A line that is all link is an invitation to another page, unless it is long enough to be a sentence of the story.
        var block = new Block(kind, text);
        if (_surroundings is not null && text.Length < 200 && linked > Worded(text) * 0.8)
        {
            if (kind is not BlockKind.Heading)
            {
                _fates?.Add(new BlockFate(block, "a line that is all link"));
                return;
            }

            _headings.Add(block);
        }

        Add(block);
    }

    private void Add(Block block)
    {
        _blocks.Add(block);
        _told += block.Text.Length;
        _fates?.Add(new BlockFate(block, null));
    }

    /// <summary>Length without what parts one link from the next.</summary>
    private static int Worded(string text) => text.Length - text.Count(c => c is '|' or '•' or '·' or '»' or '«' or '/') * 3;

    private bool IsWanted(int at)
    {
        if (_gate.WhyNot(at, _told) is not { } why)
        {
            return true;
        }

        if (_fates is not null && BlockFate.OfDropped(_tree.ElementAt(at), KindOf(_tree.WordAt(at)) ?? BlockKind.Paragraph, why) is { } fate)
        {
            _fates.Add(fate);
        }

        return false;
    }

    private static BlockKind? KindOf(string? tag) => tag switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dd" or "dt" => BlockKind.ListItem,
        "blockquote" => BlockKind.Quote,
        "tr" => BlockKind.TableRow,
        "pre" => BlockKind.Preformatted,
        _ => null,
    };
}
