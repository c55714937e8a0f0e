namespace Ingest.Core.Sources;

/// <summary>Rules that held until the site changed, so that pages fetched before are still read right.</summary>
/// <param name="Until">Pages fetched before this time are read by them.</param>
/// <param name="Rules">The rules.</param>
public sealed record ExtractVersion(DateTimeOffset Until, ExtractDefinition Rules);
