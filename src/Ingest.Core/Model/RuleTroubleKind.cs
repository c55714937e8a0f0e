namespace Ingest.Core.Model;

/// <summary>How a rule fails.</summary>
public enum RuleTroubleKind
{
    /// <summary>It used to match and matches no longer.</summary>
    Broken,

    /// <summary>It has not matched once on enough pages.</summary>
    NeverMatched,

    /// <summary>The texts that it gives are in none of its date formats.</summary>
    FormatsUnfit,
}
