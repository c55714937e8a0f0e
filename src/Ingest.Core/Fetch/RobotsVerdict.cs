namespace Ingest.Core.Fetch;

/// <summary>Whether a URL may be fetched and the line that decided.</summary>
/// <param name="Line">1-based line in the file; null when no rule matched.</param>
/// <param name="Rule">The deciding rule as written.</param>
public sealed record RobotsVerdict(bool Allowed, int? Line, string? Rule);
