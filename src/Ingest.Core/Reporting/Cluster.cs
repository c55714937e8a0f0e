using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>A story that was seen at several places.</summary>
public sealed record Cluster(StoryId Id, string Title, string Language, IReadOnlyList<Appearance> Appearances)
{
    public static Cluster Of(Story story) => new(story.Id, story.Title, story.Language, story.Appearances);
}
