using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>A page with all that its extraction heeds.</summary>
/// <param name="Page">The page.</param>
/// <param name="Rules">The operator's rules.</param>
public sealed record ExtractInput(Page Page, ExtractDefinition Rules)
{
    /// <summary>The text as HTML where the feed carried it; serves a page that has (almost) none itself.</summary>
    public string? Offered { get; init; }

    /// <summary>An operator said that the page is a story: the gate does not judge it.</summary>
    public bool Released { get; init; }

    /// <summary>It is asked for as a further page of an article: that it continues another is no reason to refuse it.</summary>
    public bool IsFurther { get; init; }

    /// <summary>Hashes of the blocks that the source repeats from story to story.</summary>
    public IReadOnlySet<string> Repeated { get; init; } = new HashSet<string>();

    /// <summary>Where it is told what was weighed; null when nobody asks.</summary>
    public ExtractionTrace? Trace { get; init; }
}
