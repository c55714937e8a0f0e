using Ingest.Demo.Copy;

namespace Ingest.Demo;

/// <summary>A story at one house with all the states it goes through.</summary>
internal sealed record PrintedStory
{
    public required House House { get; init; }

    public required StoryCopy Copy { get; init; }

    /// <summary>Name of the news: the agency's text or the house's own.</summary>
    public required string Cluster { get; init; }

    public required Uri Url { get; init; }

    /// <summary>The link as feeds and listings give it; leads to <see cref="Url"/>.</summary>
    public required Uri Offered { get; init; }

    public required DateTimeOffset Published { get; init; }

    /// <summary>In order of time, never empty; the first is the story as it appears.</summary>
    public required IReadOnlyList<StoryVersion> Versions { get; init; }

    public DateTimeOffset AppearsAt => Versions[0].At;

    /// <summary>The state at a time; null before the story appears.</summary>
    public StoryVersion? VersionAt(DateTimeOffset now) => Versions.LastOrDefault(version => version.At <= now);
}
