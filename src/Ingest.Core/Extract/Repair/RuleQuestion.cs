using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract.Repair;

/// <summary>A rule that gives nothing, and pages of today on which it does not.</summary>
/// <param name="Field">Field as in the stored story, or <see cref="RuleRecord.Links"/> or <see cref="RuleRecord.Next"/> of a listing.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Pages">The pages; at least one.</param>
public sealed record RuleQuestion(string Field, FieldRule Rule, IReadOnlyList<Page> Pages)
{
    /// <summary>What it used to match; null when nobody knows.</summary>
    public RuleSample? Sample { get; init; }

    /// <summary>Selectors of what is removed from every page before it is read.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>BCP 47 tag of the source; null when it states none.</summary>
    public string? Language { get; init; }

    internal bool IsDate => Field is "published" or "modified";

    internal bool IsListing => Field is RuleRecord.Links or RuleRecord.Next;
}
