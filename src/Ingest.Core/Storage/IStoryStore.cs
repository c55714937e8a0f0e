using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>Stories, their revisions and their fingerprints.</summary>
public interface IStoryStore
{
    /// <summary>
    /// Judges a draft against the stored stories and applies the verdict, as one step: of two callers that place the same or nearly
    /// the same story at the same moment, one sees the other's. <see cref="Placement.Decide"/> and <see cref="Placement.Apply"/> are
    /// pure and may be called again when the step has to be repeated. Also settles the link records of the draft's URL keys
    /// (state <see cref="LinkState.Stored"/> or <see cref="LinkState.Duplicate"/>, story set) when <paramref name="settle"/> gives one.
    /// </summary>
    Task<StoryChange> PlaceAsync(StoryDraft draft, Placement placement, LinkRecord? settle, CancellationToken cancellationToken);

    /// <summary>
    /// Places drafts that settle no link one after the other, each as <see cref="PlaceAsync"/> does and in view of those before it. Several may become visible at
    /// once. A call that fails or is cancelled may have placed the first of them; placing these again changes nothing.
    /// </summary>
    Task<IReadOnlyList<StoryChange>> PlaceAllAsync(IReadOnlyList<StoryDraft> drafts, Placement placement, CancellationToken cancellationToken);

    /// <summary>
    /// Changes stored stories by <paramref name="edit"/>, which gets them in the order of <paramref name="ids"/>, is pure, and is called again when
    /// another writer came between. Null, and nothing is written, when one of them is missing. What a crash leaves half done is completed by
    /// the same call.
    /// </summary>
    Task<StoryEdit?> EditAsync(IReadOnlyList<StoryId> ids, Func<IReadOnlyList<Story>, StoryEdit> edit, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<Story?> FindAsync(StoryId id, CancellationToken cancellationToken);

    /// <summary>The story that has an appearance at the canonical URL with this key; null when there is none.</summary>
    Task<Story?> FindByUrlAsync(string urlKey, CancellationToken cancellationToken);

    /// <summary>
    /// Stories in the order of their ids (creation), those of <paramref name="query"/> only; streamed. A search finds stories among whose
    /// search tokens every one of <see cref="StoryQuery.Words"/> is, as a whole.
    /// </summary>
    IAsyncEnumerable<Story> ListAsync(StoryQuery query, CancellationToken cancellationToken);

    /// <summary>The stories that were created last, newest first; with an appearance at the source, or all; only those created before <paramref name="before"/> where it is given.</summary>
    Task<IReadOnlyList<Story>> LatestAsync(SourceId? source, StoryId? before, int limit, CancellationToken cancellationToken);

    /// <summary>Number of stories that <see cref="ListAsync"/> would give, whatever <see cref="StoryQuery.After"/> and <see cref="StoryQuery.Limit"/> say.</summary>
    Task<long> CountAsync(StoryQuery query, CancellationToken cancellationToken);

    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Stories whose <see cref="Story.Folding"/> is older than this. May read every story.</summary>
    Task<long> CountFoldedBeforeAsync(int version, CancellationToken cancellationToken);

    /// <summary>
    /// Folds the next stories behind <paramref name="after"/> anew whose <see cref="Story.Folding"/> is older, each with its fingerprint where
    /// that is still kept, and lets its identifiers lead to it that lead nowhere; nothing else of them changes. Returns their ids in order, none when there is none left. Each story says
    /// by itself whether it is done: interrupted, it goes on from the start. Others may place stories meanwhile.
    /// </summary>
    Task<IReadOnlyList<StoryId>> RefoldAsync(Refolding refolding, StoryId? after, int most, CancellationToken cancellationToken);

    /// <summary>Earlier states of a story, oldest first.</summary>
    Task<IReadOnlyList<Revision>> RevisionsAsync(StoryId id, CancellationToken cancellationToken);
}
