using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>What there is to know or do about a source, from what is remembered of it alone.</summary>
public static class SourceIssues
{
    /// <summary>A gap is news for this long.</summary>
    private static readonly TimeSpan GapFor = TimeSpan.FromDays(7);

    /// <param name="state">What is remembered.</param>
    /// <param name="now">The present.</param>
    /// <param name="source">The source as its file says; null where that is not known.</param>
    public static IReadOnlyList<Issue> Of(SourceState state, DateTimeOffset now, SourceDefinition? source = null)
    {
        if (state.FileGoneSince is { } gone)
        {
            return [new Issue(IssueKind.FileGone, IssueActor.Ingest, state.Id, gone, $"its file has been gone since {Time(gone)}, so that it is not read", "its stories stay")];
        }

        var issues = new List<Issue>();
        if (state.OrderedPause is { } ordered && ordered.HoldsAt(now))
        {
            var who = ordered.Until is null ? IssueActor.Operator : IssueActor.Ingest;
            issues.Add(new Issue(IssueKind.Paused, who, state.Id, ordered.Since, ordered.ToString(), $"'ingest resume {state.Id}' has it read again"));
        }

        if (state.Pause is { } pause)
        {
            issues.Add(new Issue(IssueKind.Paused, IssueActor.Operator, state.Id, pause.Since, pause.ToString(), $"edit its source file, or have it read all the same with 'ingest resume {state.Id}'"));
        }

        if (state.Barren is { } barren && barren.IsTelling(state.LastStory))
        {
            issues.Add(new Issue(
                IssueKind.AllRejected, IssueActor.Operator, state.Id, barren.Since, $"{barren} since {Time(barren.Since)}",
                $"'ingest try {state.Id}' shows what its rules find, and edited rules read them anew"));
        }

        issues.AddRange(state.OwnRules.Where(rule => rule.Trouble is not null).Select(rule => source is not null && EditedRule.Is(rule, source, now) ? OfEdited(rule, state, source, now) : Of(rule, state.Id)));
        foreach (var (url, document) in state.Documents.OrderBy(document => document.Key, StringComparer.Ordinal))
        {
            issues.AddRange(Of(DocumentName.Of(new Uri(url)), document, state));
        }

        return issues;
    }

    /// <summary>Nobody has to act on it before the run that judges what was written in its place.</summary>
    private static Issue OfEdited(RuleRecord rule, SourceState state, SourceDefinition source, DateTimeOffset now)
    {
        var when = state.PauseAt(now, source.Digest) is not null ? $"in the first run after its pause, which 'ingest resume {state.Id}' ends"
            : (state.DueAt is { } due ? $"in the run at {Time(due < now ? now : due)}" : "in the next run") + $"; 'ingest run-now {state.Id}' has that now";
        return new Issue(KindOf(rule), IssueActor.Ingest, state.Id, rule.Trouble!.Since, RuleWords.Fact(rule), $"edited since, and judged {when}")
        {
            Rule = rule,
            IsEdited = true,
        };
    }

    private static IssueKind KindOf(RuleRecord rule) => rule.Trouble!.Kind switch
    {
        RuleTroubleKind.Broken => IssueKind.RuleBroken,
        RuleTroubleKind.FormatsUnfit => IssueKind.FormatsUnfit,
        _ => IssueKind.RuleNeverMatched,
    };

    private static Issue Of(RuleRecord rule, SourceId source) => new(
        KindOf(rule), IssueActor.Operator, source, rule.Trouble!.Since, RuleWords.Of(rule),
        $"edit it in the source file, and the next run tells; 'ingest issues {source}' shows a match of it and what is like that today")
    {
        Rule = rule,
    };

    private static IEnumerable<Issue> Of(string name, DocumentState document, SourceState state)
    {
        if (document.Gone is { } gone)
        {
            yield return gone.LastSeen > gone.FirstSeen
                ? new Issue(
                    IssueKind.DocumentGone, IssueActor.Operator, state.Id, gone.FirstSeen, $"{name} answered 410 (gone) on {Time(gone.FirstSeen)} and still on {Time(gone.LastSeen)}",
                    "it is not asked for any more: take it out of the source file, or correct it")
                : new Issue(IssueKind.DocumentGone, IssueActor.Ingest, state.Id, gone.FirstSeen, $"{name} answered 410 (gone) on {Time(gone.FirstSeen)}", "it is looked at again a day later");
        }

        for (var (from, move) = (name, document.Move); move is not null; (from, move) = (DocumentName.Of(move.To), move.Next))
        {
            yield return Of(from, move, state.Id);
        }

        if (document.DistrustedAt is { } distrusted)
        {
            yield return new Issue(
                IssueKind.ValidatorsWrong, IssueActor.Publisher, state.Id, distrusted, $"{name} changed although it said 304 (seen {Time(distrusted)})",
                "its ETag and Last-Modified are not used, and it is asked hourly at most");
        }

        if (document.GapAt is { } gap && state.LastRun - gap < GapFor)
        {
            yield return new Issue(
                IssueKind.ItemsMissed, IssueActor.Operator, state.Id, gap, $"{name} offered nothing on {Time(gap)} that it had offered before",
                "items may have been missed: a shorter 'schedule' or a sitemap beside it would help");
        }
    }

    private static Issue Of(string from, Move move, SourceId source) => move.Since is { } since
        ? new Issue(
            IssueKind.DocumentMoved, IssueActor.Operator, source, since, $"{from} has moved to {DocumentName.Of(move.To)} and is asked for there since {Time(since)}",
            "write the new address into the source file")
        : new Issue(
            IssueKind.DocumentMoved, IssueActor.Ingest, source, move.FirstSeen, $"{from} redirects for good to {DocumentName.Of(move.To)} (seen {Counted.Of(move.Seen, "time")} since {Time(move.FirstSeen)})",
            "it is believed after 3 times over 2 days");

    private static string Time(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);
}
