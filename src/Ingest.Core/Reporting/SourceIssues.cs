using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>What the operator should know or do about a source, in sentences, from what is remembered of it.</summary>
public static class SourceIssues
{
    /// <summary>A gap is news for this long.</summary>
    private static readonly TimeSpan GapFor = TimeSpan.FromDays(7);

    public static IReadOnlyList<string> Of(SourceState state)
    {
        var issues = new List<string>();
        if (state.FileGoneSince is { } gone)
        {
            issues.Add($"its file is gone since {Time(gone)}, so that it is not read; its stories stay");
        }

        if (state.OrderedPause is { } ordered)
        {
            issues.Add($"{ordered}; 'ingest resume {state.Id}' has it read again");
        }

        if (state.Pause is { } pause)
        {
            issues.Add($"{pause}; edit its source file, or have it read all the same with 'ingest resume {state.Id}'");
        }

        if (state.Barren is { } barren && barren.IsTelling(state.LastStory))
        {
            issues.Add($"{barren} since {Time(barren.Since)}; 'ingest try {state.Id}' shows what its rules find, and edited rules read them anew");
        }

        foreach (var (url, document) in state.Documents.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            issues.AddRange(Of(DocumentName.Of(new Uri(url)), document, state));
        }

        return issues;
    }

    private static IEnumerable<string> Of(string name, DocumentState document, SourceState state)
    {
        if (document.Gone is { } gone)
        {
            yield return gone.LastSeen > gone.FirstSeen
                ? $"{name} answered 410 (gone) on {Time(gone.FirstSeen)} and still on {Time(gone.LastSeen)}; it is not asked for any more: take it out of the source file, or correct it"
                : $"{name} answered 410 (gone) on {Time(gone.FirstSeen)}; it is looked at again a day later";
        }

        for (var (from, move) = (name, document.Move); move is not null; (from, move) = (DocumentName.Of(move.To), move.Next))
        {
            yield return Of(from, move);
        }

        if (document.DistrustedAt is { } distrusted)
        {
            yield return $"{name} changed although it said 304 (seen {Time(distrusted)}); its ETag and Last-Modified are not used, and it is asked hourly at most";
        }

        if (document.GapAt is { } gap && state.LastRun - gap < GapFor)
        {
            yield return $"{name} offered nothing on {Time(gap)} that it had offered before; items may have been missed: a shorter 'schedule' or a sitemap beside it would help";
        }
    }

    private static string Of(string from, Move move) => move.Since is { } since
        ? $"{from} has moved to {DocumentName.Of(move.To)} and is asked for there since {Time(since)}; write the new address into the source file"
        : $"{from} redirects for good to {DocumentName.Of(move.To)} (seen {move.Seen} times since {Time(move.FirstSeen)}); it is believed after 3 times over 2 days";

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);
}
