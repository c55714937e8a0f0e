namespace Ingest.Core.Discover;

/// <summary>What a feed says about when to ask again.</summary>
/// <param name="Every">Least interval, from <c>ttl</c> or <c>sy:updatePeriod</c> and <c>sy:updateFrequency</c>.</param>
/// <param name="SkipHours">Hours of the day, GMT, at which nothing is new.</param>
public sealed record CadenceHints(TimeSpan? Every, IReadOnlyList<int> SkipHours)
{
    public static readonly CadenceHints None = new(null, []);

    /// <summary>Days of the week, GMT, on which nothing is new.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>From when <see cref="Every"/> is counted (<c>sy:updateBase</c>); null when the feed does not say, or when <c>ttl</c> decides.</summary>
    public DateTimeOffset? UpdateBase { get; init; }
}
