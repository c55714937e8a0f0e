namespace Ingest.Core.Deduplicate;

/// <summary>Whether a compared story is the same, by which rule of <see cref="MatchRule"/>, and how many others share a template with the text.</summary>
internal sealed record Judgement(Comparison Pair, bool Same, string Rule, int Family);
