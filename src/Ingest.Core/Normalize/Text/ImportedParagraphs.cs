using System.Text.RegularExpressions;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Text;

/// <summary>Cuts a plain text into paragraphs: at blank lines, or at every line break when there are none.</summary>
internal static partial class ImportedParagraphs
{
    public static List<Block> Split(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        var parts = BlankLine().IsMatch(lines) ? BlankLine().Split(lines) : lines.Split('\n');
        return [.. parts.Select(CleanText.Line).Where(part => part.Length > 0).Select(part => new Block(BlockKind.Paragraph, part))];
    }

    [GeneratedRegex(@"\n[^\S\n]*\n\s*")]
    private static partial Regex BlankLine();
}
