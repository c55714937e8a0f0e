using Ingest.Core.Model;

namespace Ingest.Core.Schedule;

/// <summary>
/// When a permanent redirect is believed: a hotel's portal or a slip of the publisher answers 301 as well, and an address that was given up too soon is
/// lost for good. Pure.
/// </summary>
public static class MoveRule
{
    private const int Sightings = 3;
    private static readonly TimeSpan Span = TimeSpan.FromDays(2);

    /// <summary>What is known after one more look that found a document.</summary>
    /// <param name="move">What was known before; null for nothing.</param>
    /// <param name="to">Where the address that was asked redirected for good; null when it answered itself, or by way of a temporary redirect.</param>
    /// <param name="isSame">Whether what was found there is the document that was known before.</param>
    /// <param name="now">The time of the look.</param>
    public static Move? After(Move? move, Uri? to, bool isSame, DateTimeOffset now)
    {
        if (move is not { Since: not null })
        {
            return Pending(move, to, isSame, now);
        }

        var next = Pending(move.Next, to, isSame, now);
        return next is { Since: not null } ? next : move with { Next = next };
    }

    private static Move? Pending(Move? move, Uri? to, bool isSame, DateTimeOffset now)
    {
        if (to is null || !isSame)
        {
            return null;
        }

        if (move is null || move.To != to)
        {
            return new Move(to, 1, now, now);
        }

        var seen = move with { Seen = move.Seen + 1, LastSeen = now };
        return seen.Seen >= Sightings && now - seen.FirstSeen >= Span ? seen with { Since = now } : seen;
    }
}
