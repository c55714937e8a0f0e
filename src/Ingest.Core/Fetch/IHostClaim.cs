namespace Ingest.Core.Fetch;

/// <summary>A host that is this worker's until disposed of.</summary>
public interface IHostClaim : IAsyncDisposable
{
    /// <summary>When the host may be asked again, as far as was known when the claim was made: its delay, or what it asked for.</summary>
    DateTimeOffset NextAllowedAt { get; }

    /// <summary>False once another worker may believe that the host is its own.</summary>
    bool IsCurrent { get; }

    /// <summary>Makes known, to other workers and over a restart, that a request starts and when the next one may.</summary>
    Task StartAsync(DateTimeOffset nextAllowedAt, CancellationToken cancellationToken);

    /// <summary>Makes known, when the claim ends, how long the host asked to be left alone.</summary>
    void Hold(DateTimeOffset until);
}
