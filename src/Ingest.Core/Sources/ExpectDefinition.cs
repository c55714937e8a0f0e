namespace Ingest.Core.Sources;

/// <summary>What a healthy source looks like to its operator.</summary>
/// <param name="StoriesPerDayLeast">Lower bound of stories a day.</param>
/// <param name="StoriesPerDayMost">Upper bound of stories a day.</param>
/// <param name="SilentFor">Silence longer than this is an issue.</param>
/// <param name="Coverage">Field name to the least share of stories that have it, 0 to 1.</param>
public sealed record ExpectDefinition(
    int? StoriesPerDayLeast, int? StoriesPerDayMost, TimeSpan? SilentFor, IReadOnlyDictionary<string, double> Coverage);
