using System.Net;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Reads the body that JSON-LD declares: plain text in lines, or markup, its references escaped once or twice.</summary>
internal static partial class DeclaredBody
{
    /// <param name="text">As it is declared; null for nothing.</param>
    /// <param name="hints">What names of elements say.</param>
    public static IReadOnlyList<Block> Read(string? text, NameHints hints)
    {
        if (text is null)
        {
            return [];
        }

        for (var times = 0; times < 2 && Reference().IsMatch(text); times++)
        {
            text = WebUtility.HtmlDecode(text);
        }

        if (Markup().IsMatch(text) && MarkupBudget.Problem(text) is null)
        {
            using var tree = new PageTree(PageParser.Parse(text));
            return BlockReader.Read(tree, [tree.Body], new Surroundings(tree, hints), fates: null);
        }

        return [.. text.Split(['\n', '\r', '\u2029']).Select(InlineText.Fold).Where(line => line.Length > 0).Select(line => new Block(BlockKind.Paragraph, line))];
    }

    [GeneratedRegex("&(#\\d+|#x[0-9a-f]+|[a-z]{2,8});", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex("<(p|br|div|h[2-6]|ul|ol|li|span|a|b|i|strong|em|figure|img|blockquote)[\\s/>]", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
