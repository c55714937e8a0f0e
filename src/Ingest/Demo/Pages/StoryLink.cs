namespace Ingest.Demo.Pages;

/// <summary>A headline that leads to a story.</summary>
internal sealed record StoryLink(string Title, Uri Url, string Published);
