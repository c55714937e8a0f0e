namespace Ingest.Core.Sources;

/// <summary>How gently the hosts of a source are treated.</summary>
/// <param name="Delay">Least time from the start of one request to the start of the next at one host; null for the process default.</param>
/// <param name="Concurrency">Requests at one time at one host; null for the process default.</param>
/// <param name="Robots">Whether robots.txt decides.</param>
/// <param name="Rights">Whether reserved rights decide; null for the process default.</param>
public sealed record PolitenessDefinition(
    TimeSpan? Delay = null, int? Concurrency = null, RobotsPolicy Robots = RobotsPolicy.Obey, RightsPolicy? Rights = null)
{
    /// <summary>Which hosts share delay and concurrency.</summary>
    public ThrottleScope Scope { get; init; } = ThrottleScope.Host;

    public static readonly PolitenessDefinition Default = new();
}
