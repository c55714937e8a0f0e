using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>How a draft finds its place: what counts as near, the judgement, and what the judgement means.</summary>
/// <param name="Decide">Draft and neighbourhood to verdict; pure.</param>
/// <param name="Apply">Draft, the story that the verdict names (null for none) and the verdict to the change; pure.</param>
/// <param name="Window">Neighbours are sought within this time on either side of the draft's <see cref="StoryDraft.At"/>.</param>
/// <param name="MaxPostings">Keys with more postings than this within the window are too common and are ignored.</param>
/// <param name="MaxNeighbors">At most so many neighbours are returned, those with the most shared keys first.</param>
public sealed record Placement(
    Func<StoryDraft, Neighborhood, Verdict> Decide,
    Func<StoryDraft, Story?, Verdict, StoryChange> Apply,
    TimeSpan Window,
    int MaxPostings = 400,
    int MaxNeighbors = 64);
