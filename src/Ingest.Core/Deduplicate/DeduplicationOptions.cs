using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Deduplicate;

/// <summary>Thresholds of the comparison; section <c>Deduplicate</c>. The defaults are measured; change them only with a measurement.</summary>
public sealed class DeduplicationOptions
{
    public const string Section = "Deduplicate";

    /// <summary>Share of a new text that must be covered for it to be a duplicate and no variant.</summary>
    [Range(0.5, 1)]
    public double DuplicateCoverage { get; set; } = 0.85;

    /// <summary>Containment from which a refused neighbour is remembered as related.</summary>
    [Range(0.1, 1)]
    public double RelatedContainment { get; set; } = 0.35;

    /// <summary>Containment at which a long text is the same story.</summary>
    [Range(0.5, 1)]
    public double LongContainment { get; set; } = 0.70;

    /// <summary>Containment at which a short text is the same story.</summary>
    [Range(0.5, 1)]
    public double ShortContainment { get; set; } = 0.80;

    /// <summary>Other stories this close make a template family, for which the bar is higher.</summary>
    [Range(1, 20)]
    public int FamilySize { get; set; } = 3;
}

[OptionsValidator]
internal sealed partial class DeduplicationOptionsValidator : IValidateOptions<DeduplicationOptions>;
