using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Brings the stories of a store to the folding of this program, batch by batch; safe to repeat and to interrupt.</summary>
public static class FoldingUpdate
{
    private const int Batch = 100;

    private static readonly Refolding Refolding = new(StoryFolding.Version, StoryFolding.Renew, StoryFolding.PrintOf);

    /// <param name="store">The store.</param>
    /// <param name="did">Hears how many are done.</param>
    /// <param name="cancellationToken">Ends it between two batches, or within one that is then done again.</param>
    /// <returns>How many stories were folded anew.</returns>
    public static async Task<long> RunAsync(IIngestStore store, Action<long> did, CancellationToken cancellationToken)
    {
        var done = 0L;
        for (StoryId? after = null; ;)
        {
            var batch = await store.Stories.RefoldAsync(Refolding, after, Batch, cancellationToken);
            if (batch.Count == 0)
            {
                return done;
            }

            done += batch.Count;
            after = batch[^1];
            did(done);
        }
    }
}
