using System.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Normalize.Text;

/// <summary>The blocks of a body without what is not text: empty ones, bare counters, second copies.</summary>
internal static class BodyBlocks
{
    /// <summary>Letters and digits from which on a repeated paragraph is a copy. Shorter ones ("Read more", a refrain) may stand twice.</summary>
    private const int LongEnough = 40;

    /// <summary>No refrain is longer.</summary>
    private const int LongestRefrain = 250;

    /// <summary>A block without any letter that is not longer is a counter, a rule or an ornament.</summary>
    private const int CounterLength = 12;

    public static List<Block> Clean(IReadOnlyList<Block> blocks, string title)
    {
        var kept = new List<Block>(blocks.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var afterCopy = false;
        string? firstLong = null;
        var titleKey = Key(title);
        var texts = blocks.Select(block => block.Kind == BlockKind.Preformatted ? CleanText.Lines(block.Text) : CleanText.Line(block.Text)).ToList();
        var keys = texts.Select(Key).ToList();
        var refrains = Refrains.In(keys);
        for (var at = 0; at < blocks.Count; at++)
        {
            var (block, text, key) = (blocks[at], texts[at], keys[at]);
            if (key.Length == 0 || IsCounter(block.Kind, text) || (kept.Count == 0 && key == titleKey && blocks.Count > 1))
            {
                continue;
            }

            // Inside a second copy its short paragraphs are copies too.
            if (!seen.Add(key) && (afterCopy || key.Length >= LongEnough) && !(refrains && key.Length < LongestRefrain) && block.Kind != BlockKind.TableRow)
            {
                if (!afterCopy && key == firstLong)
                {
                    WithoutHead(kept);
                }

                afterCopy = true;
                continue;
            }

            afterCopy = false;
            firstLong ??= key.Length >= LongEnough ? key : null;
            kept.Add(block with { Text = text });
        }

        return kept;
    }

    /// <summary>A copy of the whole begins: headline, byline and date of the copy stand before it.</summary>
    private static void WithoutHead(List<Block> kept)
    {
        while (kept.Count > 1 && kept[^1].Kind != BlockKind.ListItem && kept[^1].Text.Length < LongEnough * 2 && kept[^1].Text[^1] is not ('.' or '!' or '?' or '؟' or '۔' or '。' or '"' or '”' or '»'))
        {
            kept.RemoveAt(kept.Count - 1);
        }
    }

    private static bool IsCounter(BlockKind kind, string text) =>
        kind is BlockKind.Paragraph or BlockKind.ListItem && text.Length <= CounterLength && !text.Any(char.IsLetter);

    /// <summary>Letters and digits alone, so that two spellings of one paragraph compare equal.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }
}
