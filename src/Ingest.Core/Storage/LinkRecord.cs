using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What is known about one offered URL: the arbiter of "seen before" and the retry queue.</summary>
public sealed record LinkRecord
{
    /// <summary>Key of the canonical URL.</summary>
    public required string Key { get; init; }

    public required SourceId Source { get; init; }

    /// <summary>The offer, so that an interrupted run can go on from here.</summary>
    public required Link Link { get; init; }

    public LinkState State { get; init; } = LinkState.Pending;

    public StoryId? Story { get; init; }

    /// <summary>Snake_case reason of the last rejection or failure.</summary>
    public string? Reason { get; init; }

    public string? Detail { get; init; }

    /// <summary>Failed tries in a row that were the page's own fault.</summary>
    public int Attempts { get; init; }

    /// <summary>Tries in a row for which the host as a whole was away or asked to wait.</summary>
    public int HostFaults { get; init; }

    /// <summary>How often the page was fetched and settled; drives the re-visit schedule.</summary>
    public int Visits { get; init; }

    /// <summary>When the page of a stored story was first missed; null while it is there.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>Looks in a row that missed it. From the second on the story is marked.</summary>
    public int Misses { get; init; }

    /// <summary>When the page is to be fetched (again); null for never.</summary>
    public DateTimeOffset? NextTry { get; init; }

    public Validators Validators { get; init; } = Validators.None;

    /// <summary>An operator released the page from quarantine: it is a story whatever the gate says.</summary>
    public bool Released { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }

    /// <summary>The latest time at which a planned look at its page may be, counted from <paramref name="now"/>; null when none is planned, when it waits for something else, or has been looked at often enough.</summary>
    /// <param name="waits">How long after each visit the next look is due.</param>
    /// <param name="now">The present.</param>
    public DateTimeOffset? LatestLook(IReadOnlyList<TimeSpan> waits, DateTimeOffset now) =>
        this is { Story: not null, Reason: null, MissingSince: null, Released: false, NextTry: not null } && Visits > 0 && Visits <= waits.Count ? now + waits[Visits - 1] : null;

    /// <summary>
    /// This record as it is written over the stored one. A release from quarantine that came while a run held the link survives: the page is
    /// read again unless the run has stored it anyhow.
    /// </summary>
    /// <param name="stored">What is stored under the key; null for nothing.</param>
    public LinkRecord Over(LinkRecord? stored) =>
        stored is not { Released: true } || Released ? this
        : State is LinkState.Stored or LinkState.Duplicate && Reason is null ? this with { Released = true }
        : stored with { LastSeen = LastSeen > stored.LastSeen ? LastSeen : stored.LastSeen, Fence = Fence ?? stored.Fence };

    /// <summary>The record once the page was placed: what it became and which story it belongs to. A page that is as it was keeps its state.</summary>
    public LinkRecord PlacedBy(Verdict verdict, StoryChange change)
    {
        // The story that it was judged a duplicate of may be gone by the time it is placed: then it is a story of its own.
        var state = verdict is Verdict.Duplicate or Verdict.Variant && change.Verdict is not Verdict.New ? LinkState.Duplicate : LinkState.Stored;
        return this with { State = verdict is Verdict.Unchanged && Story is not null ? State : state, Story = change.Story?.Id ?? verdict.Target };
    }
}
