namespace Ingest.Core.Model;

/// <summary>The picture of a story.</summary>
public sealed record StoryImage(Uri Url, int? Width = null, int? Height = null, string? Caption = null);
