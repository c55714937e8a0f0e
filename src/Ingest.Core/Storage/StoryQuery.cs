using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Which stories are wanted; null means any.</summary>
/// <param name="Source">Stories first seen at, or with an appearance at, this source.</param>
/// <param name="UpdatedSince">Stories written at or after this time.</param>
/// <param name="After">Only stories whose id is greater: the last one of the page before.</param>
/// <param name="Limit">At most so many.</param>
public sealed record StoryQuery(SourceId? Source = null, DateTimeOffset? UpdatedSince = null, StoryId? After = null, int? Limit = null);
