using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>A story and what its raw page gives today.</summary>
/// <param name="Before">As it is stored.</param>
/// <param name="State">What came of it.</param>
public sealed record Replayed(Story Before, ReplayState State)
{
    /// <summary>As the rules of today read it; null where nothing was read.</summary>
    public Story? After { get; init; }

    /// <summary>Stored names of the fields that differ.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>The operator's rules that gave nothing on its page; empty where no story was read.</summary>
    public IReadOnlyList<UnmatchedRule> Unmatched { get; init; } = [];

    /// <summary>When the page was fetched; null where there is none.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Why nothing was read; null where something was.</summary>
    public string? Detail { get; init; }
}
