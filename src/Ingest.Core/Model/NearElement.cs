namespace Ingest.Core.Model;

/// <summary>An element that is much like one that was sought.</summary>
/// <param name="Path">Where it stands, in words that serve as a selector.</param>
/// <param name="Html">The element, cut short.</param>
/// <param name="Text">Its text, cut short.</param>
public sealed record NearElement(string Path, string Html, string Text);
