using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What came of a correction by hand.</summary>
/// <param name="Story">The story as it is now; null when nothing was done.</param>
/// <param name="Other">The story that was taken up, or the one that was split off; null where its text is not at hand.</param>
/// <param name="Problem">Why nothing was done.</param>
public sealed record CorrectionResult(Story? Story, Story? Other, string? Problem)
{
    /// <summary>The text that was split off is read from its site at the next run of its source.</summary>
    public bool IsReadAgain { get; init; }

    public static CorrectionResult Refuse(string problem) => new(null, null, problem);
}
