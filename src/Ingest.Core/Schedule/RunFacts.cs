namespace Ingest.Core.Schedule;

/// <summary>What a run showed that bears on when to come back.</summary>
public sealed record RunFacts
{
    /// <summary>Weighted failures in a row after this run; 0 after a success.</summary>
    public double Failures { get; init; }

    /// <summary>Publication times that the offers state.</summary>
    public IReadOnlyList<DateTimeOffset> Published { get; init; } = [];

    /// <summary>Links not seen before.</summary>
    public int NewLinks { get; init; }

    /// <summary>False when no document of the source has validators, so that every poll costs a full answer.</summary>
    public bool HasValidators { get; init; }

    /// <summary>Longest time for which the documents said they may be believed.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Least interval that the feed itself asks for.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Hours of the day, GMT, at which nothing is new.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>When the host wants to be asked again.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
