namespace Ingest.Core.Model;

/// <summary>A rule that does not do what it is for.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Since">Since when.</param>
/// <param name="Url">The page on which it was tried last and gave nothing; empty before it was looked into.</param>
public sealed record RuleTrouble(RuleTroubleKind Kind, DateTimeOffset Since, string Url)
{
    /// <summary>The elements of that page that are most like what it used to match, the nearest first.</summary>
    public IReadOnlyList<NearElement> Nearest { get; init; } = [];

    /// <summary>What may take its place; null when nothing was found that gives plausible values.</summary>
    public RuleProposal? Proposal { get; init; }

    /// <summary>The text that is in none of the formats; null for other trouble.</summary>
    public string? Seen { get; init; }

    /// <summary>The formats that were tried on it; empty for other trouble.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>What reads it, as it is written under the key of the rule: <c>formats: ["dd/MM/yyyy HH:mm"]</c>, where it needs one <c>and culture: en</c>; null when nothing was found.</summary>
    public string? Rewrite { get; init; }
}
