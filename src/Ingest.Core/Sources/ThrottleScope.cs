namespace Ingest.Core.Sources;

/// <summary>Which hosts share one turn and one delay.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Group">Name of the group; null for the other kinds.</param>
public sealed record ThrottleScope(ThrottleScopeKind Kind, string? Group = null)
{
    public static readonly ThrottleScope Host = new(ThrottleScopeKind.Host);
    public static readonly ThrottleScope Domain = new(ThrottleScopeKind.Domain);
}
