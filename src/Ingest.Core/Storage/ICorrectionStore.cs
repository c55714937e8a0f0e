using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What people decided about stories. Written by <see cref="IStoryStore.EditAsync"/>, obeyed by <see cref="IStoryStore.PlaceAsync"/>.</summary>
public interface ICorrectionStore
{
    /// <summary>The decisions about any of these addresses, oldest first.</summary>
    Task<IReadOnlyList<Correction>> OfAsync(IReadOnlyList<string> urlKeys, CancellationToken cancellationToken);
}
