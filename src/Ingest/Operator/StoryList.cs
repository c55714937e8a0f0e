using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>Stories, of a source or all, the newest or those that were searched for.</summary>
public sealed record StoryList(SourceId? Source, string? Search, IReadOnlyList<Story> Stories);
