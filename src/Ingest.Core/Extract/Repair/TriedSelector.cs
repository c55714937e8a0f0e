using Ingest.Core.Model;

namespace Ingest.Core.Extract.Repair;

/// <summary>A selector that gave plausible values, and how good it is.</summary>
internal sealed record TriedSelector(RuleProposal Proposal, double Worth);
