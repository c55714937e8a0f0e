using AngleSharp.Dom;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Live;

/// <summary>The entries of a live blog: what the page declares, or what its markup shows; whichever tells more.</summary>
/// <param name="Entries">As the publisher orders them, the newest first where all say their time.</param>
/// <param name="Rule">Where they stand; null when there are none.</param>
/// <param name="IsLive">Whether the page is a live blog, with entries or without.</param>
internal sealed record LiveBlog(IReadOnlyList<LiveUpdate> Entries, string? Rule, bool IsLive)
{
    private const int MostEntries = 500;
    private const int MostCharacters = 500_000;

    /// <summary>Fewer marked boxes are a teaser of a live blog elsewhere.</summary>
    private const int LeastMarked = 3;

    public static LiveBlog Find(PageSources page)
    {
        var isDeclared = page.JsonLd.IsLiveBlog;
        var declared = Bounded(page.JsonLd.LiveUpdates(page.Hints));
        var (marked, rule) = LiveMarkup.Read(page);
        var shown = marked.Count >= LeastMarked || isDeclared ? Bounded(marked) : [];
        if (declared.Count == 0 && shown.Count == 0)
        {
            return new LiveBlog([], null, isDeclared);
        }

        return Length(declared) >= Length(shown)
            ? new LiveBlog(declared, "json-ld liveBlogUpdate", true)
            : new LiveBlog(shown, rule, true);
    }

    /// <summary>The entries as the text of the story.</summary>
    public List<Block> Body() =>
    [
        .. Entries.SelectMany(entry => entry.Paragraphs.Select(text => new Block(BlockKind.Paragraph, text)).Prepend(new Block(BlockKind.Heading, entry.Title ?? string.Empty)))
            .Where(block => block.Text.Length > 0),
    ];

    public int Length() => Length(Entries);

    private static int Length(IReadOnlyList<LiveUpdate> entries) => entries.Sum(entry => entry.Length);

    private static List<LiveUpdate> Bounded(IEnumerable<LiveUpdate> entries)
    {
        var left = MostCharacters;
        return [.. entries.Where(entry => entry.Length > 0).Take(MostEntries).TakeWhile(entry => (left -= entry.Length) >= 0)];
    }
}
