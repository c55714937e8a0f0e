using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.State;

/// <summary>Turns what a front end calls the body (markup, plain text, a list of elements, a tree of rich text) into blocks.</summary>
internal sealed partial class StateBody(ReadingBudget budget, NameHints hints)
{
    private const int MostDepth = 40;
    private const int MostVisits = 20_000;
    private const int MostCharacters = 1_000_000;
    private const int LeastWords = 3;
    private const int VisitCost = 4;

    /// <summary>Where elements keep their text, in the order in which they are asked.</summary>
    private static readonly string[] TextKeys = ["text", "content", "html", "value", "body", "paragraph", "copy", "markup", "data", "contents", "original", "processed", "rendered", "bodyText"];

    private static readonly string[] ChildKeys = ["children", "content", "content_elements", "contentElements", "elements", "items", "blocks", "nodes", "components", "paragraphs", "body", "data", "fields", "value", "model", "document", "json", "props", "list_items", "listItems", "rows", "cells", "sections", "parts", "attrs"];

    private readonly List<Block> _blocks = [];
    private readonly HashSet<ScriptValue> _seen = new(ReferenceEqualityComparer.Instance);
    private int _visits;
    private int _characters;

    public static List<Block> Read(ScriptValue value, ReadingBudget budget, NameHints hints)
    {
        var body = new StateBody(budget, hints);
        body.Walk(value, BlockKind.Paragraph, 0);
        return body._blocks;
    }

    private void Walk(ScriptValue value, BlockKind kind, int depth)
    {
        if (depth > MostDepth || ++_visits > MostVisits || _characters > MostCharacters || !budget.Take(VisitCost + (value.Items?.Count ?? 0)) || !_seen.Add(value))
        {
            return;
        }

        if (value.Text is { } text)
        {
            Add(text, kind);
        }
        else if (value.Items is { } items)
        {
            if (items.Count > 0 && items.TrueForAll(IsInline))
            {
                Add(Inline(items, depth), kind);
                return;
            }

            foreach (var item in items)
            {
                Walk(item, kind, depth + 1);
            }
        }
        else if (value.Members is not null)
        {
            Element(value, kind, depth);
        }
    }

    private void Element(ScriptValue element, BlockKind around, int depth)
    {
        var type = TypeOf(element);
        if (Foreign().IsMatch(type))
        {
            return;
        }

        var kind = KindOf(type, around);
        foreach (var key in TextKeys)
        {
            if (element[key] is { Text: { Length: > 0 } text })
            {
                Add(text, kind);
                return;
            }
        }

        foreach (var key in ChildKeys)
        {
            if (element[key] is { } inner && (inner.Items is { Count: > 0 } || inner.Members is { Count: > 0 }))
            {
                Walk(inner, kind, depth + 1);
                return;
            }
        }
    }

    /// <summary>Leaves of a rich text: they make one block with what stands beside them.</summary>
    private static bool IsInline(ScriptValue value) =>
        value.Members is not null && TypeOf(value) is var type && (InlineType().IsMatch(type) || (type.Length == 0 && value["text"]?.Text is not null && value["children"] is null && value.Members.Count <= 8 && value["text"]!.Text!.IndexOf('<', StringComparison.Ordinal) < 0 && IsMarked(value)));

    /// <summary>Slate's leaves have no type; they carry marks, or nothing but their text.</summary>
    private static bool IsMarked(ScriptValue leaf) => leaf.Members!.TrueForAll(member => member.Key is "text" or "bold" or "italic" or "underline" or "code" or "strong" or "em" or "strikethrough" or "marks" or "format" or "mode" or "style" or "detail" or "version");

    private string Inline(List<ScriptValue> items, int depth)
    {
        var line = new StringBuilder();
        foreach (var item in items)
        {
            Append(item, line, depth + 1);
        }

        return line.ToString();
    }

    private void Append(ScriptValue value, StringBuilder line, int depth)
    {
        if (depth > MostDepth || ++_visits > MostVisits || !budget.Take(VisitCost + (value.Text?.Length ?? 0)))
        {
            return;
        }

        if (value.Text is { } text)
        {
            line.Append(text);
        }
        else if (value.Items is { } items)
        {
            items.ForEach(item => Append(item, line, depth + 1));
        }
        else if ((value["text"] ?? value["value"] ?? value["content"] ?? value["children"]) is { } inner)
        {
            Append(inner, line, depth + 1);
        }
    }

    private void Add(string text, BlockKind kind)
    {
        foreach (var block in budget.Take(text.Length) ? DeclaredBody.Read(text, hints) : [])
        {
            if (IsText(block.Text))
            {
                _characters += block.Text.Length;
                _blocks.Add(block.Kind == BlockKind.Paragraph ? block with { Kind = kind } : block);
            }
        }
    }

    /// <summary>No address, key or number.</summary>
    private static bool IsText(string text) =>
        text.Length > 1 && text[0] is not ('$' or '{') && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.Any(char.IsLetter)
        && (text.Contains(' ', StringComparison.Ordinal) || text.Any(c => c >= '\u2E80') || text.Count(char.IsLetter) >= LeastWords * 2);

    private static string TypeOf(ScriptValue element)
    {
        foreach (var key in new[] { "type", "_type", "nodeType", "__typename", "kind", "component", "tagName", "tag", "blockType", "subtype", "style" })
        {
            if (element[key]?.Text is { Length: > 0 and < 60 } type)
            {
                return type;
            }
        }

        return string.Empty;
    }

    private static BlockKind KindOf(string type, BlockKind around) =>
        HeadingType().IsMatch(type) ? BlockKind.Heading
        : type.Contains("quote", StringComparison.OrdinalIgnoreCase) ? BlockKind.Quote
        : ListItemType().IsMatch(type) ? BlockKind.ListItem
        : around;

    [GeneratedRegex(@"^(text|link|a|hyperlink|entry-hyperlink|strong|em|b|i|u|span|bold|italic|linebreak|hardbreak|hard_break|mention|code)$", RegexOptions.IgnoreCase)]
    private static partial Regex InlineType();

    [GeneratedRegex(@"head(er|ing|line)|^h[1-6]$|sub-?(head|title)|title", RegexOptions.IgnoreCase)]
    private static partial Regex HeadingType();

    [GeneratedRegex(@"list-?_?item|^li$", RegexOptions.IgnoreCase)]
    private static partial Regex ListItemType();

    /// <summary>Elements of a story that are not its text.</summary>
    [GeneratedRegex(
        @"image|photo|picture|video|audio|gallery|embed|iframe|oembed|social|tweet|instagram|youtube|facebook|^ad$|^ads|advert|banner|promo|related|recommend|newsletter|subscri|interstitial|custom_embed|raw_?html|correction|divider|reference|widget|poll|quiz|map|chart|button|caption|credit|byline|author|tags?$|readmore|read_more|link_list",
        RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
