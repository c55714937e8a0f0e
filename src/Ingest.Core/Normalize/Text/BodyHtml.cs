using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Text;

/// <summary>Writes blocks as HTML that is safe by construction: a handful of elements, no attributes, all text encoded.</summary>
internal static class BodyHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>How extraction parts the cells of a table row.</summary>
    private static readonly string[] CellSeparators = [" | ", "\t"];

    public static string Write(IReadOnlyList<Block> blocks)
    {
        var html = new StringBuilder();
        for (var i = 0; i < blocks.Count; i++)
        {
            var kind = blocks[i].Kind;
            var wrapper = Wrapper(kind);
            if (wrapper is not null && (i == 0 || blocks[i - 1].Kind != kind))
            {
                html.Append('<').Append(wrapper).Append('>');
            }

            WriteBlock(html, blocks[i]);
            if (wrapper is not null && (i == blocks.Count - 1 || blocks[i + 1].Kind != kind))
            {
                html.Append("</").Append(wrapper).Append('>');
            }
        }

        return html.ToString();
    }

    private static string? Wrapper(BlockKind kind) => kind switch
    {
        BlockKind.ListItem => "ul",
        BlockKind.Quote => "blockquote",
        BlockKind.TableRow => "table",
        _ => null,
    };

    private static void WriteBlock(StringBuilder html, Block block)
    {
        if (block.Kind == BlockKind.TableRow)
        {
            html.Append("<tr>");
            foreach (var cell in block.Text.Split(CellSeparators, StringSplitOptions.None))
            {
                Element(html, "td", cell);
            }

            html.Append("</tr>");
            return;
        }

        Element(
            html,
            block.Kind switch { BlockKind.Heading => "h2", BlockKind.ListItem => "li", BlockKind.Preformatted => "pre", _ => "p" },
            block.Text);
    }

    private static void Element(StringBuilder html, string name, string text) =>
        html.Append('<').Append(name).Append('>').Append(Encode(text)).Append("</").Append(name).Append('>');

    /// <summary>The line breaks of preformatted text stay what they are.</summary>
    private static string Encode(string text) => string.Join('\n', text.Split('\n').Select(Encoder.Encode));
}
