using System.ComponentModel.DataAnnotations;

namespace Ingest.Core.Deduplicate;

/// <summary>The thresholds of <see cref="StoryMatcher"/>. The defaults were measured; lower ones merge more and err more.</summary>
public sealed class DeduplicationOptions
{
    public const string Section = "Deduplication";

    /// <summary>Only stories at most so far apart are compared.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "14.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(72);

    /// <summary>Keys with more postings than this are too common to find neighbours by.</summary>
    [Range(10, 100_000)]
    public int MaxPostings { get; set; } = 400;

    /// <summary>At most so many neighbours are compared.</summary>
    [Range(1, 1000)]
    public int MaxNeighbors { get; set; } = 64;

    /// <summary>Texts with fewer distinct word triples are only the same when identical.</summary>
    [Range(1, 100)]
    public int LeastShingles { get; set; } = 8;

    /// <summary>Texts with fewer distinct word triples are short: more must agree.</summary>
    [Range(10, 1000)]
    public int ShortText { get; set; } = 60;

    /// <summary>A text more than so many times as long as another contains it at most.</summary>
    [Range(1.5, 100)]
    public double MaxLengthRatio { get; set; } = 12;

    /// <summary>Containment at which two texts are one story.</summary>
    [Range(0.5, 1)]
    public double SameContainment { get; set; } = 0.70;

    /// <summary>Containment at which two texts are one story when their numbers agree.</summary>
    [Range(0.5, 1)]
    public double SameContainmentWithNumerals { get; set; } = 0.65;

    /// <summary>Share of common numbers below which two texts tell different news.</summary>
    [Range(0, 1)]
    public double LeastSharedNumerals { get; set; } = 0.67;

    /// <summary>Short texts with any other number that are further apart belong to a series of bulletins.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "14.00:00:00")]
    public TimeSpan SeriesGap { get; set; } = TimeSpan.FromHours(12);

    /// <summary>A passage that so many neighbouring stories have is boilerplate or a template and does not count.</summary>
    [Range(2, 100)]
    public int CommonIn { get; set; } = 5;

    /// <summary>So many other stories as close as <see cref="FamilyContainment"/> show a template.</summary>
    [Range(1, 100)]
    public int FamilySize { get; set; } = 3;

    [Range(0.1, 1)]
    public double FamilyContainment { get; set; } = 0.40;

    /// <summary>Similarity of titles at which less of the text must agree.</summary>
    [Range(0.1, 1)]
    public double SameTitle { get; set; } = 0.60;

    /// <summary>Share of the new text found in the stored one from which it brings nothing new.</summary>
    [Range(0.5, 1)]
    public double DuplicateCoverage { get; set; } = 0.85;

    /// <summary>Containment from which a refused story is kept as related.</summary>
    [Range(0.1, 1)]
    public double RelatedContainment { get; set; } = 0.35;
}
