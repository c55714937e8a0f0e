namespace Ingest.Core.Fetch;

/// <summary>Fetches over the network (a process boundary, scripted in tests).</summary>
public interface IFetcher
{
    /// <summary>
    /// Waits for the host's turn, obeys robots.txt, follows redirects and returns what came of it. Nothing that a site does
    /// throws; only the caller's cancellation does.
    /// </summary>
    Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken);
}
