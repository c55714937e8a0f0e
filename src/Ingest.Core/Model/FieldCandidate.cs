namespace Ingest.Core.Model;

/// <summary>One value that a field might have had.</summary>
/// <param name="Field">The stored field: <c>title</c>, <c>published</c>, …</param>
/// <param name="Rule">Where it stands, as provenance names it: <c>meta og:title</c>.</param>
/// <param name="Value">What it says, at most 300 characters.</param>
/// <param name="Lost">Why it was not taken; null for the one that was.</param>
public sealed record FieldCandidate(string Field, string Rule, string Value, string? Lost);
