using System.Text.RegularExpressions;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Blocks that stand among the paragraphs and are none: the headline again, bare counters, bylines, dates, rights notices, invitations.</summary>
internal static partial class StrayBlocks
{
    /// <summary>Headline, byline and date are repeated above the text only.</summary>
    private const int Above = 4;

    /// <summary>Names, dates and invitations come once more behind it.</summary>
    private const int Below = 2;

    private const int Short = 160;
    private const int MostLabelWords = 5;
    private const int LongestParagraph = 2_000;
    private const int MostBareHeadings = 4;

    /// <summary>The share of the text that lists of other stories take at most.</summary>
    private const double MostFurther = 0.25;

    public static List<Block> Without(IReadOnlyList<Block> body, string title, IReadOnlyList<string> authors, ExtractionTrace? trace)
    {
        var folded = Tokens.Folded(title);
        var names = authors.Select(Tokens.Folded).Where(name => name.Length > 0).ToList();
        List<StrayLine> lines = [.. body.Select(block => new StrayLine(block))];
        var pulled = PullQuotes.In(lines);
        var kept = Told(lines, [.. lines.Where(line => !line.IsNotice && !pulled.Contains(line))], "a counter, notice or invitation", trace);
        kept = Told(kept, [.. kept.Where((_, index) => !IsToldAgain(kept, index))], "tells again what stands above", trace);
        kept = Told(kept, [.. kept.Where((line, index) => !(index < Above && IsStrayAbove(line, folded)) && !((index < Above || index >= kept.Count - Below) && (IsLabel(line, names) || (kept.Count > Above + Below && IsExcerpt(line.Block)))))], "headline, byline or date again", trace);
        kept = Told(kept, WithoutFurtherReading(kept), "further reading", trace);
        while (kept.Count > 1 && kept[^1] is var last && (IsBareHeading(kept) || last.IsEnding || NoticeWords.IsAboutAuthor(last.Text, authors)))
        {
            // A heading with nothing under it introduces what was left out.
            trace?.Drop(last.Block, "an ending that belongs to no story");
            kept.RemoveAt(kept.Count - 1);
        }

        return [.. kept.Select(line => line.Block)];
    }

    /// <summary>The last block is one; a row of them is the story of a gallery.</summary>
    private static bool IsBareHeading(List<StrayLine> body) => body[^1].Block.Kind == BlockKind.Heading && !body.TakeLast(MostBareHeadings + 1).All(line => line.Block.Kind == BlockKind.Heading);

    /// <summary>The whole text once more in one block, for another kind of screen: the paragraphs right above stand in it.</summary>
    private static bool IsToldAgain(List<StrayLine> body, int index)
    {
        if (body[index].Text.Length < LongestParagraph)
        {
            return false;
        }

        var above = body.Take(index).Reverse().Where(line => line.Text.Length is > Short and < LongestParagraph).Take(Above).ToList();
        return above.Count == Above && above.TrueForAll(line => body[index].Text.Contains(line.Text, StringComparison.Ordinal));
    }

    private static List<StrayLine> Told(List<StrayLine> before, List<StrayLine> after, string why, ExtractionTrace? trace)
    {
        if (trace is not null)
        {
            var kept = after.ToHashSet();
            foreach (var line in before.Where(line => !kept.Contains(line)))
            {
                trace.Drop(line.Block, why);
            }
        }

        return after;
    }

    /// <summary>What stands under "More stories" at the end goes with it, unless that is a good part of the text.</summary>
    private static List<StrayLine> WithoutFurtherReading(List<StrayLine> body)
    {
        var rest = 0L;
        var all = body.Sum(line => (long)line.Text.Length);
        var end = body.Count;
        for (var at = body.Count - 1; at > 0 && rest <= all * MostFurther; at--)
        {
            rest += body[at].Text.Length;
            if (rest <= all * MostFurther && body[at].IsFurtherHead)
            {
                end = at;
            }
        }

        return body[..end];
    }

    private static bool IsStrayAbove(StrayLine line, string title) =>
        (line.Text.Length < title.Length * 2 + Short && line.Folded == title) || line.IsByline || line.IsDated || line.IsRelativeTime || line.IsReadingTime || IsTitleLine(line, title);

    /// <summary>The beginning of another story, as content systems cut it.</summary>
    private static bool IsExcerpt(Block block) => block.Kind == BlockKind.Paragraph && block.Text.Length < Short * 2 && (block.Text.EndsWith("[…]", StringComparison.Ordinal) || block.Text.EndsWith("[...]", StringComparison.Ordinal));

    /// <summary>The headline and, in the same line, who wrote the story and when.</summary>
    private static bool IsTitleLine(StrayLine line, string title) =>
        title.Length >= Short / 10 && line.Text.Length < title.Length * 2 + Short && line.Folded is var folded && folded.StartsWith(title, StringComparison.Ordinal) && folded.Length - title.Length < Short / 2 && folded.AsSpan(title.Length).IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>A date or the name of an author with hardly a word around it.</summary>
    private static bool IsLabel(StrayLine line, List<string> names)
    {
        var text = line.Text;
        var isRow = text.Contains('|', StringComparison.Ordinal);
        if (text.Length > Short || (text.Length > Short / 2 && !isRow) || line.Block.Kind == BlockKind.Quote || text[0] is '—' || text[^1] is '.' or ':' or '?' or '!' or '。' or '؟')
        {
            return false;
        }

        if (isRow && IsLabelRow(text, names))
        {
            return true;
        }

        var rest = names.Aggregate(line.Folded, (folded, name) => folded.Replace(name, " ", StringComparison.Ordinal));
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => char.IsLetter(word[0]));
        return (rest.Length < line.Folded.Length && words < MostLabelWords) || (words <= MostLabelWords && Year().IsMatch(text) && DateReader.Read(text, DateReaderHints.None) is not null);
    }

    /// <summary>Author, place and date between strokes.</summary>
    private static bool IsLabelRow(string text, List<string> names)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return parts.Any(part => DateReader.Read(part, DateReaderHints.None) is not null)
            && parts.All(part => part.Split(' ').Length <= MostLabelWords || new StrayLine(new Block(BlockKind.Paragraph, part)).IsDated || names.Contains(Tokens.Folded(part)));
    }

    [GeneratedRegex(@"(19|20|1[34])\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}|[٠-٩۰-۹]{4}")]
    private static partial Regex Year();
}
