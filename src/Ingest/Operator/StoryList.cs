using Ingest.Core.Model;

namespace Ingest.Operator;

/// <summary>A page of the stories, of a source or all: all of them, or those in which words occur.</summary>
/// <param name="Source">The source; null for all.</param>
/// <param name="Search">The words; null for none.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Stories">Those of this page.</param>
/// <param name="Next">Cursor of the next page; null at the end.</param>
public sealed record StoryList(SourceId? Source, string? Search, long Total, IReadOnlyList<Story> Stories, string? Next)
{
    /// <summary>By the time at which they were stored, whatever their publisher says.</summary>
    public string Order => Search is null ? "stored last first" : "stored first first";
}
