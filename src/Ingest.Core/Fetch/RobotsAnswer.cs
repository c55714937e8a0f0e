using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>The rules of an authority, or why they could not be had.</summary>
/// <param name="File">Null when robots.txt is unreachable, which disallows everything (RFC 9309 §2.3.1.4).</param>
/// <param name="Detail">Why it is unreachable.</param>
/// <param name="NotBefore">When the host wants to be asked again.</param>
internal sealed record RobotsAnswer(RobotsFile? File, string Detail, DateTimeOffset? NotBefore)
{
    /// <summary>What failed; null when an address was refused.</summary>
    public FailureKind? Kind { get; init; }
}
