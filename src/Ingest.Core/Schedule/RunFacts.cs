namespace Ingest.Core.Schedule;

/// <summary>What a run showed that bears on when to come back.</summary>
public sealed record RunFacts
{
    /// <summary>Weighted failures in a row after this run; 0 after a success.</summary>
    public double Failures { get; init; }

    /// <summary>Nothing was asked, or nothing could be for a reason that is ours: the run says nothing about the source.</summary>
    public bool SawNothing { get; init; }

    /// <summary>Publication times that the offers state.</summary>
    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];

    /// <summary>Links not seen before.</summary>
    public int NewLinks { get; init; }

    /// <summary>Share of the offers that had been seen before, of documents that had been read before; null when none was.</summary>
    public double? SeenShare { get; init; }

    /// <summary>A document offered nothing that had been seen before, so that items may have come and gone unseen.</summary>
    public bool Gap { get; init; }

    /// <summary>False when no document of the source has validators, so that every poll costs a full answer.</summary>
    public bool HasValidators { get; init; }

    /// <summary>Longest time for which the documents said they may be believed.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Least interval that the feed itself asks for.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>From when <see cref="Every"/> is counted: publications come at multiples of it after this time; null when it does not say.</summary>
    public DateTimeOffset? UpdateBase { get; init; }

    /// <summary>When nothing is new.</summary>
    public QuietTimes Quiet { get; init; } = QuietTimes.None;

    /// <summary>When the host wants to be asked again.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When every document of the source answered 410: the second look that decides.</summary>
    public DateTimeOffset? SecondLook { get; init; }
}
