namespace Ingest.Tests.EndToEnd.Manners;

/// <summary>What the scoring host finds of one check.</summary>
/// <param name="Check">The check.</param>
/// <param name="Fault">What was wrong; null when nothing was.</param>
internal sealed record Judgement(string Check, string? Fault);
