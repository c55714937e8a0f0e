namespace Ingest.Core.Fetch;

/// <summary>What robots.txt says about one URL.</summary>
/// <param name="Line">1-based line of the rule that decided; null when no rule matched.</param>
/// <param name="Rule">That rule as written, for example <c>Disallow: /private</c>.</param>
public sealed record RobotsVerdict(bool Allowed, int? Line, string? Rule)
{
    public static readonly RobotsVerdict Free = new(true, null, null);
}
