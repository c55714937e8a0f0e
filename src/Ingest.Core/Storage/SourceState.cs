using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is remembered about a source between runs.</summary>
public sealed record SourceState
{
    public required SourceId Id { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? LastRun { get; init; }

    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When a story was last stored.</summary>
    public DateTimeOffset? LastStory { get; init; }

    /// <summary>Weighted failures in a row: 1 hard, 0.5 soft, 0.25 temporary DNS.</summary>
    public double Failures { get; init; }

    public string? LastError { get; init; }

    /// <summary>Learned interval between polls; null before anything was learned.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Why the program itself does not read the source; null when it does.</summary>
    public Pause? Pause { get; init; }

    /// <summary>The pause that a person ordered; null for none. Written by <see cref="ISourceStore.OrderPauseAsync"/> alone, and left alone by runs.</summary>
    public Pause? OrderedPause { get; init; }

    /// <summary>Why the source is not read at <paramref name="now"/>, what a person ordered first; null when it is. A pause whose time is over is none.</summary>
    public Pause? PauseAt(DateTimeOffset now) => OrderedPause?.HoldsAt(now) == true ? OrderedPause : Pause;

    /// <summary>The same for a source file of this <paramref name="digest"/>: an edited one ends a pause of the program, not one that a person ordered.</summary>
    public Pause? PauseAt(DateTimeOffset now, string digest) => PauseAt(now) is { } pause && (pause == OrderedPause || Definition is null || Definition == digest) ? pause : null;

    /// <summary>Since when its file is gone; null while it is there. Written by <see cref="ISourceStore.MarkFileGoneAsync"/> alone, and left alone by runs.</summary>
    public DateTimeOffset? FileGoneSince { get; init; }

    /// <summary>Hash of the source file that the last run was made with; an edited file ends a pause.</summary>
    public string? Definition { get; init; }

    /// <summary>Fingerprint of the rules by which its pages were judged in the last run; other rules read anew what they rejected.</summary>
    public string? Rules { get; init; }

    /// <summary>Pages that were rejected one and all since the last that was not; null when there are none.</summary>
    public BarrenPages? Barren { get; init; }

    /// <summary>How its own rules have done; one record a rule that holds now.</summary>
    public IReadOnlyList<RuleRecord> OwnRules { get; init; } = [];

    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }

    /// <summary>State of each discover document by URL.</summary>
    public IReadOnlyDictionary<string, DocumentState> Documents { get; init; } = new Dictionary<string, DocumentState>();

    /// <summary>What was found on the sites of which only the home page is known.</summary>
    public IReadOnlyList<FoundSite> Found { get; init; } = [];

    /// <summary>What stood at the beginning and end of its stories, last seen first; what many of them have is boilerplate.</summary>
    public IReadOnlyList<RepeatedBlock> Repeated { get; init; } = [];

    /// <summary>Whether the pages asked last were there, by which a site that has lost its pages is told from a story that was taken down; the last first, a few of each host.</summary>
    public IReadOnlyList<PageLook> Looks { get; init; } = [];
}
