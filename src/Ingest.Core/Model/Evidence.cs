namespace Ingest.Core.Model;

/// <summary>The measurements behind a verdict and their meaning in words.</summary>
/// <param name="Rule">Name of the rule that decided, from the fixed list in <c>Deduplicate</c>.</param>
/// <param name="Words">One sentence for a person.</param>
public sealed record Evidence(string Rule, string Words)
{
    /// <summary>Estimated shared word triples over those of the smaller text.</summary>
    public double? Containment { get; init; }

    /// <summary>Estimated shared word triples over those of both texts.</summary>
    public double? Jaccard { get; init; }

    /// <summary>Share of the smaller text's numerals found in the other.</summary>
    public double? SharedNumerals { get; init; }

    public TimeSpan? Apart { get; init; }
}
