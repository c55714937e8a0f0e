using System.Text;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Turns the elements of a body into blocks, leaving out what only surrounds the story.</summary>
internal sealed class BlockReader
{
    private const int MostDepth = 300;
    private const int LeastStory = 300;
    private const int MostAbove = 6;
    private const int LongestAbove = 120;

    /// <summary>A line of tags or sharing links has less text between its links.</summary>
    private const int LeastSentence = 60;

    /// <summary>So many headings of the first rank are looked at; each look goes through the head of the page.</summary>
    private const int MostAsked = 5;

    private readonly List<Block> _blocks = [];
    private readonly LinkedHeadings _headings = new();
    private readonly StringBuilder _line = new();
    private readonly Surroundings? _surroundings;
    private readonly List<BlockFate>? _fates;
    private int _asked;
    private int _breaks;
    private int _linked;
    private int _told;

    private BlockReader(Surroundings? surroundings, List<BlockFate>? fates) => (_surroundings, _fates) = (surroundings, fates);

    /// <param name="elements">The elements of the body.</param>
    /// <param name="surroundings">Null when the operator chose the elements: then nothing but silent elements is left out.</param>
    /// <param name="fates">Where kept and dropped blocks are noted; null when nobody asks.</param>
    public static List<Block> Read(IEnumerable<IElement> elements, Surroundings? surroundings, List<BlockFate>? fates)
    {
        var reader = new BlockReader(surroundings, fates);
        foreach (var element in elements)
        {
            reader.Walk(element, KindOf(element) ?? BlockKind.Paragraph, 0, inLink: false);
            reader.End(BlockKind.Paragraph);
        }

        return reader._headings.Without(reader._blocks, fates);
    }

    private void Walk(INode node, BlockKind kind, int depth, bool inLink)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    _linked += inLink ? text.Data.Trim().Length : 0;
                    _breaks = string.IsNullOrWhiteSpace(text.Data) ? _breaks : 0;
                    _line.Append(text.Data);
                    break;
                case IElement { LocalName: "br" }:
                    _line.Append(' ');
                    if (++_breaks >= 2)
                    {
                        End(kind);
                    }

                    break;
                case IElement { LocalName: "h1" } when _surroundings is not null:
                    End(kind);
                    ForgetAbove((IElement)child);
                    IsWanted((IElement)child);
                    break;
                case IElement row when row.LocalName == "tr" && depth < MostDepth && TableRow.Read(row) is { } cells && IsWanted(row):
                    End(kind);
                    Add(new Block(BlockKind.TableRow, cells));
                    break;
                case IElement element when depth < MostDepth && IsWanted(element):
                    if (!ElementFacts.IsBlock(element))
                    {
                        if (InlineText.IsBreak(element, _line))
                        {
                            _line.Append(' ');
                        }

                        Walk(element, kind, depth + 1, inLink || element.LocalName == "a");
                        break;
                    }

                    End(kind);
                    var inner = KindOf(element) ?? (kind is BlockKind.Quote or BlockKind.ListItem ? kind : BlockKind.Paragraph);
                    Walk(element, inner, depth + 1, inLink);
                    End(inner);
                    break;
            }
        }
    }

    /// <summary>A few short lines above the headline are its heading line, the path to the page, its date.</summary>
    private void ForgetAbove(IElement heading)
    {
        if (_blocks.Count is > 0 and <= MostAbove && _blocks.TrueForAll(block => Weight(block.Text) < LongestAbove) && _asked++ < MostAsked && IsHeadline(heading))
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
    private static bool IsHeadline(IElement heading) =>
        heading.Owner is { } page && Tokens.Folded(page.Title ?? string.Empty) is { Length: > 0 } title
        && (page.QuerySelector("h1") == heading || (Tokens.Folded(InlineText.Of(heading)) is { Length: > 0 } text && title.Contains(text, StringComparison.Ordinal)));

    /// <summary>A character of Chinese, Japanese or Korean says as much as three of others.</summary>
    private static int Weight(string text) => text.Sum(c => c >= '\u2E80' ? 3 : 1);

    private void End(BlockKind kind)
    {
        var text = InlineText.Fold(_line);
        var linked = _linked;
        _line.Clear();
        (_breaks, _linked) = (0, 0);
        if (text.Length == 0)
        {
            return;
        }

        // A line that is all link is an invitation to another page, unless it is long enough to be a sentence of the story.
        var block = new Block(kind, text);
        if (_surroundings is not null && linked > Worded(text) * 0.8 && text.Length < 200)
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

    private bool IsWanted(IElement element)
    {
        if (WhyNot(element) is not { } why)
        {
            return true;
        }

        if (_fates is not null && BlockFate.OfDropped(element, KindOf(element) ?? BlockKind.Paragraph, why) is { } fate)
        {
            _fates.Add(fate);
        }

        return false;
    }

    /// <summary>Null when the element may hold story text.</summary>
    private string? WhyNot(IElement element)
    {
        if (ElementFacts.IsSilent(element))
        {
            return ElementFacts.IsHidden(element) ? "hidden" : $"<{element.LocalName}> holds no story";
        }

        if (_surroundings is null)
        {
            return null;
        }

        return element.LocalName is "h1" ? "the headline" : Named(element) ?? (IsLinkList(element, _surroundings.Measures) ? "a list of links" : IsAnotherStory(element) ? "another story" : PictureBox.Is(element) ? "a picture and its caption" : null);
    }

    /// <summary>A link in the midst of a sentence is a part of it, though its class speaks of tags or topics.</summary>
    private string? Named(IElement element) => _surroundings!.Why(element) is { } why && !(element.LocalName == "a" && IsInSentence(element)) ? why : null;

    private static bool IsInSentence(IElement link) =>
        link.NextSibling is IText { Data: var next } && !string.IsNullOrWhiteSpace(next) && link.ParentElement is { LocalName: "p" or "span" or "li" or "blockquote" or "div" or "em" or "i" or "b" or "strong" } parent
        && parent.ChildNodes.OfType<IText>().Sum(text => Weight(text.Data.Trim())) >= LeastSentence;

    /// <summary>Pages that go on with the next story for ever put it in an article of its own, with its own headline.</summary>
    private bool IsAnotherStory(IElement element) =>
        element.LocalName == "article" && _surroundings!.Measures.HasHeadline(element) && _told > LeastStory;

    private static bool IsLinkList(IElement element, PageMeasures measures)
    {
        if (element.LocalName is not ("ul" or "ol" or "table" or "div" or "section"))
        {
            return false;
        }

        if (measures.Links(element) < 2)
        {
            return false;
        }

        var text = measures.Text(element);
        return text > 0 && text < 4000 && measures.Linked(element) > text * 0.6;
    }

    private static BlockKind? KindOf(IElement element) => element.LocalName switch
    {
        "h2" or "h3" or "h4" or "h5" or "h6" => BlockKind.Heading,
        "li" or "dd" or "dt" => BlockKind.ListItem,
        "blockquote" => BlockKind.Quote,
        "tr" => BlockKind.TableRow,
        "pre" => BlockKind.Preformatted,
        _ => null,
    };
}
