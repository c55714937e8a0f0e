using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What an outcome means for the link: its state and when it is looked at again.</summary>
internal static class LinkSettlement
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>A page that was read: looked at again while the story is young.</summary>
    public static LinkRecord Visited(LinkRecord link, Validators validators, PipelineOptions options, DateTimeOffset now) => link with
    {
        Reason = null,
        Detail = null,
        Attempts = 0,
        HostFaults = 0,
        Visits = link.Visits + 1,
        NextTry = link.Visits < options.Revisits.Count ? now + options.Revisits[link.Visits] : null,
        Validators = validators,
    };

    /// <summary>A page that is no story; walls and challenges may fall, so those are tried again like failures.</summary>
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
        RejectionReason.ConsentWall or RejectionReason.BotChallenge or RejectionReason.EmptyPage or RejectionReason.Robots;
}
