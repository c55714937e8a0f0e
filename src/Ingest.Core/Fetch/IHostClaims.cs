namespace Ingest.Core.Fetch;

/// <summary>What workers that share the sites agree on: one of them at a time talks to a host. Fetching knows no store; the pipeline joins the two.</summary>
public interface IHostClaims
{
    /// <summary>Waits while another worker talks to the host.</summary>
    /// <param name="host">Lower-case host, with the port when it is not the scheme's own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IHostClaim> ClaimAsync(string host, CancellationToken cancellationToken);
}
