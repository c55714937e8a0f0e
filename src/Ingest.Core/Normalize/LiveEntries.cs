using Ingest.Core.Model;
using Ingest.Core.Normalize.Dates;
using Ingest.Core.Normalize.Text;

namespace Ingest.Core.Normalize;

/// <summary>The entries of a live blog with their times read, the newest first where all say their time.</summary>
internal static class LiveEntries
{
    public static IReadOnlyList<LiveEntry>? Of(Article article, NormalizeContext context)
    {
        var place = DatePlace.Of(article, context);
        var entries = article.LiveUpdates.Select(update => Entry(update, place)).Where(entry => entry.Title is not null || entry.Text is not null).ToList();
        return entries.Count == 0 ? null : entries.TrueForAll(entry => entry.At is not null) ? [.. entries.OrderByDescending(entry => entry.At)] : entries;
    }

    private static LiveEntry Entry(LiveUpdate update, DatePlace place)
    {
        var text = string.Join('\n', update.Paragraphs.Select(CleanText.Line).Where(line => line.Length > 0));
        return new LiveEntry(At(update.At, place), update.Title is { } title && CleanText.Line(title) is { Length: > 0 } headline ? headline : null, text.Length > 0 ? text : null);
    }

    private static DateTimeOffset? At(string? text, DatePlace place) =>
        text is not null && DateCandidate.Read(new DateHint(DateRole.Published, text, "live entry"), 0, place) is { } read && place.IsPast(read.Reading) ? place.ToNewsDate(read, []).At.ToUniversalTime() : null;
}
