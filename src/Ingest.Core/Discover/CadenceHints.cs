namespace Ingest.Core.Discover;

/// <summary>What a feed says about when to ask again.</summary>
/// <param name="Every">Least interval, from <c>ttl</c> or <c>sy:updatePeriod</c> and <c>sy:updateFrequency</c>.</param>
/// <param name="SkipHours">Hours of the day, GMT, at which nothing is new.</param>
public sealed record CadenceHints(TimeSpan? Every, IReadOnlyList<int> SkipHours)
{
    public static readonly CadenceHints None = new(null, []);
}
