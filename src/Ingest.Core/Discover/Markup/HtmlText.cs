using System.Collections.Frozen;
using System.Text;

namespace Ingest.Core.Discover.Markup;

/// <summary>Turns small pieces of HTML, such as titles and summaries, into plain text on one line.</summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        ["address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"]);

    private static readonly FrozenSet<string> Inlines = FrozenSet.ToFrozenSet(
        ["a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "blink", "body", "button", "canvas", "caption",
        "center", "cite", "code", "col", "colgroup", "data", "datalist", "del", "details", "dfn", "em", "embed", "fieldset", "font", "form", "frame",
        "frameset", "head", "html", "i", "iframe", "img", "input", "ins", "kbd", "label", "legend", "link", "map", "mark", "marquee", "meta", "meter",
        "nobr", "noscript", "object", "optgroup", "option", "output", "param", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script",
        "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "tbody", "textarea", "tfoot", "thead", "time",
        "title", "track", "tt", "u", "var", "video", "wbr"]);

    private static readonly FrozenSet<string> Voids = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]);

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static bool IsKnown(string name) => Blocks.Contains(name) || Inlines.Contains(name);

    public static bool IsVoid(string name) => Voids.Contains(name);

    /// <summary>The text without tags, scripts and comments, references resolved, white space folded and control characters dropped.</summary>
    /// <param name="html">HTML, or text that may or may not be HTML.</param>
    public static string Of(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return Fold(html);
        }

        var text = new StringBuilder(html.Length);
        var reader = new MarkupReader(html);
        var from = 0;
        while (reader.Read())
        {
            if (reader.Token == MarkupToken.Text)
            {
                text.Append(reader.Value());
            }
            else if (IsBlock(reader.Name))
            {
                text.Append(' ');
            }
            else if (!Inlines.Contains(reader.Name))
            {
                // "<Name>" that is no HTML element is more likely meant than markup.
                text.Append(html, from, reader.Position - from);
            }
            else if (reader is { Token: MarkupToken.Start, IsEmpty: false, Name: "script" or "style" })
            {
                reader.SkipRawText();
            }

            from = reader.Position;
        }

        // Publishers often escape once too often; a headline never means a literal "&#8217;".
        return Fold(CharacterReferences.Decode(text.ToString()));
    }

    /// <summary>One line: runs of white space become one blank, control characters go, both ends are trimmed.</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                gap = folded.Length > 0;
            }
            else if (!char.IsControl(c))
            {
                if (gap)
                {
                    folded.Append(' ');
                    gap = false;
                }

                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    private static bool IsFolded(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (char.IsControl(c) || (char.IsWhiteSpace(c) && (c != ' ' || before == ' ')))
            {
                return false;
            }

            before = c;
        }

        return text.Length == 0 || before != ' ';
    }
}
