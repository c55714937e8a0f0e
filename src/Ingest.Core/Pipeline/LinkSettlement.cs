using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What an outcome means for the link: its state and when it is looked at again.</summary>
internal static class LinkSettlement
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>A page that was read: looked at again while the story is young.</summary>
    /// <param name="link">The link.</param>
    /// <param name="validators">Of the page as it is now.</param>
    /// <param name="published">When its story appeared; null when nobody says.</param>
    /// <param name="revisits">The source's own waits; null for those of the settings.</param>
    /// <param name="options">The settings.</param>
    /// <param name="now">The time of the visit.</param>
    public static LinkRecord Visited(LinkRecord link, Validators validators, DateTimeOffset? published, IReadOnlyList<TimeSpan>? revisits, PipelineOptions options, DateTimeOffset now) => link with
    {
        Reason = null,
        Detail = null,
        Attempts = 0,
        HostFaults = 0,
        Visits = link.Visits + 1,
        MissingSince = null,
        Misses = 0,
        NextTry = RevisitRule.Next(revisits ?? options.Revisits, link.Visits, published, options.RevisitYoungerThan, now),
        Validators = validators,
    };

    /// <summary>True for a look that was planned before the waits were made fewer: by those of today the page has been looked at often enough. A release is read whatever the waits.</summary>
    /// <param name="link">The link.</param>
    /// <param name="revisits">The source's own waits; null for those of the settings.</param>
    /// <param name="options">The settings.</param>
    public static bool IsLookedAtEnough(LinkRecord link, IReadOnlyList<TimeSpan>? revisits, PipelineOptions options) =>
        link is { Story: not null, MissingSince: null, Released: false } && link.Visits > (revisits ?? options.Revisits).Count;

    /// <summary>The page of a stored story is not there. It is asked for whole from now on: what comes back may carry the mark it had.</summary>
    /// <param name="link">The link.</param>
    /// <param name="absence">What was seen.</param>
    /// <param name="counts">False when the whole site is out, which says nothing about this page.</param>
    /// <param name="options">The settings.</param>
    /// <param name="now">The time of the look.</param>
    public static LinkRecord Missed(LinkRecord link, Removal absence, bool counts, PipelineOptions options, DateTimeOffset now)
    {
        var misses = counts || link.Misses == 0 ? link.Misses + 1 : link.Misses;
        return link with
        {
            Reason = absence.Reason,
            Detail = absence.Detail,
            Attempts = counts ? 0 : link.Attempts + 1,
            HostFaults = 0,
            MissingSince = link.MissingSince ?? now,
            Misses = misses,
            Validators = Validators.None,
            NextTry = counts ? RevisitRule.NextOfMissing(misses, options.ConfirmRemovalAfter, now) : Retry(link.Attempts, options.Attempts, options, now),
        };
    }

    /// <summary>A page that is no story; walls and challenges may fall and a machine may be less busy, so those are tried again like failures.</summary>
    public static LinkRecord Rejected(LinkRecord link, Outcome.Rejected outcome, PipelineOptions options, DateTimeOffset now) => link with
    {
        // A stored story stays stored when its page shows a wall at a later visit.
        State = link.Story is null ? LinkState.Rejected : link.State,
        Reason = outcome.Reason.Name(),
        Detail = outcome.Detail,
        Attempts = link.Attempts + 1,
        HostFaults = 0,
        NextTry = MayPass(outcome.Reason) ? Retry(link.Attempts, options.Attempts, options, now) : null,
    };

    /// <summary>A page that could not be had; <paramref name="notBefore"/> is the host's own wish.</summary>
    public static LinkRecord Failed(LinkRecord link, Outcome.Failed outcome, DateTimeOffset? notBefore, PipelineOptions options, DateTimeOffset now)
    {
        var hosts = IsHostsFault(outcome.Kind);
        var next = hosts ? Retry(link.HostFaults, options.HostAttempts, options, now)
            : outcome.Kind is FailureKind.Gone ? null
            : Retry(link.Attempts, options.Attempts, options, now);
        return link with
        {
            // A stored story whose page fails stays stored; only its next visit moves.
            State = link.Story is null ? LinkState.Failed : link.State,
            Reason = outcome.Kind.Name(),
            Detail = outcome.Detail,
            Attempts = link.Attempts + (hosts ? 0 : 1),
            HostFaults = hosts ? link.HostFaults + 1 : 0,
            NextTry = next is { } time && notBefore > time ? notBefore : next,
        };
    }

    /// <summary>True when a page that fails so is given up.</summary>
    public static bool IsLastTry(LinkRecord link, FailureKind kind, PipelineOptions options) => Failed(link, new Outcome.Failed(kind, string.Empty), null, options, default).NextTry is null;

    /// <summary>True when the host as a whole is away or asks us to wait, or this machine lacks a browser: the page itself has done nothing wrong.</summary>
    public static bool IsHostsFault(FailureKind kind) => kind is
        FailureKind.AskedToWait or FailureKind.HostDown or FailureKind.RobotsUnreachable or FailureKind.Dns or FailureKind.UnknownHost or FailureKind.Connection or
        FailureKind.NoBrowser;

    private static DateTimeOffset? Retry(int failures, int most, PipelineOptions options, DateTimeOffset now)
    {
        if (failures + 1 >= most)
        {
            return null;
        }

        var wait = options.RetryAfter * Math.Pow(2, Math.Min(failures, 16));
        return now + (wait < LongestWait ? wait : LongestWait);
    }

    private static bool MayPass(RejectionReason reason) => reason is
        RejectionReason.ConsentWall or RejectionReason.BotChallenge or RejectionReason.EmptyPage or RejectionReason.Robots or RejectionReason.OutOfTime;
}
