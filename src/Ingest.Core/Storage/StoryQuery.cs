using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Which stories are wanted; null means any.</summary>
/// <param name="Source">Stories first seen at, or with an appearance at, this source.</param>
/// <param name="UpdatedSince">Stories written at or after this time.</param>
/// <param name="After">Only stories whose id is greater: the last one of the page before.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Search">Only stories in which every one of these words occurs, as typed by a person; there is no syntax.</param>
public sealed record StoryQuery(SourceId? Source = null, DateTimeOffset? UpdatedSince = null, StoryId? After = null, int? Limit = null, string? Search = null)
{
    /// <summary>
    /// What a story's search tokens must all hold; null when nothing is searched. Where <see cref="Search"/> has no letter and no digit
    /// this is empty, and no story is found.
    /// </summary>
    public IReadOnlyList<string>? Words => Search is null ? null : SearchTokens.OfQuery(Search);
}
