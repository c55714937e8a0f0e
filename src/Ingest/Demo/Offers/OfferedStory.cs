namespace Ingest.Demo.Offers;

/// <summary>A story in its present state.</summary>
internal sealed record OfferedStory(PrintedStory Story, StoryVersion Version)
{
    public bool IsEdited => Version.Kind != StoryVersion.First;

    public DateTimeOffset ModifiedAt => IsEdited ? Version.At : Story.Published;
}
