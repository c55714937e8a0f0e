using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources.Reading;

namespace Ingest.Core.Pipeline;

/// <summary>What a person orders about a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Kind">What is ordered.</param>
/// <param name="By">Who orders it, for people.</param>
public sealed record SourceOrder(SourceId Source, OrderKind Kind, string By)
{
    private const int LongestWords = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    /// <summary>Who orders it, for people: one line of at most 500 characters.</summary>
    public string By { get; } = Words(By) ?? "somebody";

    /// <summary>How long a pause lasts; null for until it is resumed.</summary>
    public TimeSpan? For { get; init; }

    /// <summary>Why, for people: one line of at most 500 characters; null for no reason given.</summary>
    public string? Reason { get; init => field = Words(value); }

    /// <summary>The length of a pause as people write it, such as <c>2h</c>; null for what is none, or beyond ten years.</summary>
    public static TimeSpan? LengthOf(string text) => Durations.Read(text) is { } length && length > TimeSpan.Zero && length <= Longest ? length : null;

    /// <summary>Both come from outside and go into the log, where a line break would begin a line of its own.</summary>
    private static string? Words(string? text)
    {
        var line = string.Concat((text ?? string.Empty).Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
        return line.Length == 0 ? null : TextCut.To(line, LongestWords);
    }
}
