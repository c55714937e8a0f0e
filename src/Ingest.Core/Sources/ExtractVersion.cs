namespace Ingest.Core.Sources;

/// <summary>Rules that held until the site changed, so that pages fetched before are still read right.</summary>
/// <param name="ValidUntil">The last day (UTC) of which fetched pages are read by them.</param>
/// <param name="Rules">The rules.</param>
public sealed record ExtractVersion(DateOnly ValidUntil, ExtractDefinition Rules);
