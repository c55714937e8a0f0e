using Ingest.Core.Model;
using Ingest.Core.Sources.Reading;

namespace Ingest.Core.Pipeline;

/// <summary>What a person orders about a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Kind">What is ordered.</param>
/// <param name="By">Who orders it, for people.</param>
public sealed record SourceOrder(SourceId Source, OrderKind Kind, string By)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>How long a pause lasts; null for until it is resumed.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Why, for people; null for no reason given.</summary>
    public string? Reason { get; init; }

    /// <summary>The length of a pause as people write it, such as <c>2h</c>; null for what is none, or beyond ten years.</summary>
    public static TimeSpan? LengthOf(string text) => Durations.Read(text) is { } length && length > TimeSpan.Zero && length <= Longest ? length : null;
}
