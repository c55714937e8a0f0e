namespace Ingest.Core.Model;

/// <summary>What was found on a site, kept so that it is looked for again only now and then.</summary>
/// <param name="Home">The home page.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Places">What offers its links; empty when nothing was found.</param>
public sealed record FoundSite(Uri Home, DateTimeOffset At, IReadOnlyList<FoundPlace> Places)
{
    /// <summary>The usual paths were tried once; they are not tried again.</summary>
    public bool Probed { get; init; }

    /// <summary>None of the places answered when they were last read: the next run looks again.</summary>
    public bool Failing { get; init; }
}
