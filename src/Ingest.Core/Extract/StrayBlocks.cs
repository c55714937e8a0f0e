using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>Blocks that stand among the paragraphs and are none: the headline again, bare counters, bylines, rights notices, invitations.</summary>
internal static partial class StrayBlocks
{
    /// <summary>Headline and byline are repeated above the text only.</summary>
    private const int Above = 4;

    private const int Short = 160;

    public static List<Block> Without(IReadOnlyList<Block> body, string title)
    {
        var folded = Tokens.Folded(title);
        return [.. body.Where((block, index) => !IsStray(block, index, folded))];
    }

    private static bool IsStray(Block block, int index, string title) =>
        !block.Text.Any(char.IsLetter)
        || (index < Above && (Tokens.Folded(block.Text) == title || (block.Text.Length < Short / 2 && Byline().IsMatch(block.Text))))
        || (block.Text.Length < Short && Notice().IsMatch(block.Text));

    [GeneratedRegex(@"^(By|Von|Par|Por|Text|Author|Written by|Published|Updated|Last updated|Posted)\b:?\s+\p{Lu}[^.!?]*$")]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"^(copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits réservés|advertisement$|anzeige$|publicité$|реклама$|sign up (for|to) |subscribe (to|now|for)|click here to|follow us on|read (more|also)\b:?|see also\b:?|related\b:|share this|" +
        @"download our app|source:\s*\S+$|photo:\s|جميع الحقوق محفوظة|اقرأ أيضا|شارك هذا)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Notice();
}
