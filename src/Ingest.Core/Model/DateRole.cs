namespace Ingest.Core.Model;

/// <summary>What a date on a page claims to be.</summary>
public enum DateRole
{
    Published,
    Modified,

    /// <summary>A date near the headline or byline that does not say which it is.</summary>
    Unstated,
}
