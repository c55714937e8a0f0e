namespace Ingest.Core.Model;

/// <summary>Another story that is close but was judged not to be the same.</summary>
public sealed record RelatedStory(StoryId Id, double Similarity, string Reason);
