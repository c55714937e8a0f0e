namespace Ingest.Core.Fetch;

/// <summary>What workers that share the sites agree on: one of them at a time talks to a host. Fetching knows no store; the pipeline joins the two.</summary>
public interface IHostClaims
{
    /// <summary>Waits while another worker talks to the host.</summary>
    /// <param name="host">The throttle key: lower-case host, with the port when it is not the scheme's own; <c>*.domain</c>; or <c>group:name</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IHostClaim> ClaimAsync(string host, CancellationToken cancellationToken);

    /// <summary>Until when a host, or what else goes by that name, is to be left as it is, as far as any worker made known; null for nothing.</summary>
    Task<DateTimeOffset?> KnownUntilAsync(string name, CancellationToken cancellationToken);

    /// <summary>Makes such a time known without a claim; the later of two times holds.</summary>
    Task KeepAsync(string name, DateTimeOffset until, CancellationToken cancellationToken);
}
