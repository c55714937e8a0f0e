namespace Ingest.Core.Model;

/// <summary>Some words in a row.</summary>
/// <param name="Text">As they stand in the text, with the signs and spaces between them.</param>
/// <param name="Shared">Whether the other text has them too.</param>
public sealed record Passage(string Text, bool Shared);
