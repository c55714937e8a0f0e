using Ingest.Core.Model;

namespace Ingest.Core.Extract.Repair;

/// <summary>What may stand in the place of a rule that gives nothing.</summary>
/// <param name="Nearest">The elements most like what it matched, the nearest first.</param>
/// <param name="Proposal">A selector that gives plausible values; null when none was found.</param>
public sealed record RuleAnswer(IReadOnlyList<NearElement> Nearest, RuleProposal? Proposal)
{
    public static readonly RuleAnswer None = new([], null);
}
