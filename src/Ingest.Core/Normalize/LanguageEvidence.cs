namespace Ingest.Core.Normalize;

/// <summary>The language that a text shows by itself, whatever is declared.</summary>
/// <param name="Language">Primary subtag (BCP 47); with the script, as in <c>und-Latn</c>, where no more is sure.</param>
/// <param name="Confidence">0 to 1: share of its letters that are of the language's script, or how far its small words are ahead of those of the languages it is held against.</param>
/// <param name="Letters">Letters that were looked at.</param>
public sealed record LanguageEvidence(string Language, double Confidence, int Letters);
