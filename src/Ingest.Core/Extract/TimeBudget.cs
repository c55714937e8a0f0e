using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>How long one page may be worked on. A step that is done asks whether there is time for the next; loops that a page can make long ask now and then, and stop.</summary>
internal sealed class TimeBudget(TimeProvider clock, TimeSpan limit)
{
    /// <summary>Asking the clock costs as much as a turn of such a loop.</summary>
    private const int TurnsBetween = 256;

    private readonly long _start = clock.GetTimestamp();
    private int _turns;
    private bool _isSpent;

    /// <summary>Once spent it stays so.</summary>
    public bool IsSpent => _isSpent = _isSpent || clock.GetElapsedTime(_start) > limit;

    /// <summary>The same for each turn of a loop.</summary>
    public bool IsSpentInLoop => _isSpent || (++_turns % TurnsBetween == 0 && IsSpent);

    /// <summary>Null while there is time left.</summary>
    /// <param name="step">What has just been done.</param>
    public Extraction.Rejected? After(string step) => IsSpent
        ? new Extraction.Rejected(RejectionReason.OutOfTime, string.Create(CultureInfo.InvariantCulture, $"it took {clock.GetElapsedTime(_start):c} to {step}; Extract:LongestTime is {limit:c}"))
        : null;
}
