namespace Ingest.Core.Schedule;

/// <summary>
/// When a document that goes on answering 304 is asked without validators: some servers never change them, and such a feed would be silent for ever. Pure.
/// </summary>
public static class SilenceRule
{
    /// <summary>So many times the usual gap between publications is far beyond a cadence.</summary>
    private const int Gaps = 10;

    private static readonly TimeSpan Least = TimeSpan.FromDays(3);
    private static readonly TimeSpan WithoutDates = TimeSpan.FromDays(7);
    private static readonly TimeSpan Most = TimeSpan.FromDays(60);
    private static readonly TimeSpan BetweenPlain = TimeSpan.FromDays(7);

    /// <summary>How much before the last 304 an item must have been published to show that the answer was wrong.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <param name="changedAt">When the document last had something new.</param>
    /// <param name="usualGap">Between publications, as the document showed then; null when it states no dates.</param>
    /// <param name="plainAt">When it was last asked without validators.</param>
    /// <param name="now">The time of the look.</param>
    public static bool AskPlainly(DateTimeOffset changedAt, TimeSpan? usualGap, DateTimeOffset plainAt, DateTimeOffset now)
    {
        var gaps = usualGap * Gaps ?? WithoutDates;
        var patience = gaps < Least ? Least : gaps > Most ? Most : gaps;
        return now - changedAt > patience && now - plainAt >= BetweenPlain;
    }

    /// <summary>True when a body that came after a silence shows that the 304 before it were wrong.</summary>
    /// <param name="sameValidators">The body came with the validators that the 304 confirmed; its offers differ.</param>
    /// <param name="published">When its items were published.</param>
    /// <param name="changedAt">When the document last had something new.</param>
    /// <param name="confirmedAt">When it last answered 304.</param>
    public static bool Contradicts(bool sameValidators, IEnumerable<DateTimeOffset> published, DateTimeOffset changedAt, DateTimeOffset confirmedAt) =>
        sameValidators || published.Any(at => at > changedAt && at < confirmedAt - Margin);
}
