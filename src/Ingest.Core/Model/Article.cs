namespace Ingest.Core.Model;

/// <summary>What one page says, before dates are read and text is normalized; every field remembers the rule that gave it.</summary>
public sealed record Article
{
    /// <summary>Final URL of the page.</summary>
    public required Uri Url { get; init; }

    /// <summary>The page's own canonical URL, already believed (sane, same site); null when it names none.</summary>
    public Uri? CanonicalUrl { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Block> Body { get; init; }

    /// <summary>People only.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>News agency or house named as the author.</summary>
    public string? Agency { get; init; }

    /// <summary>Everything on the page that may tell its date, most trusted first.</summary>
    public IReadOnlyList<DateHint> Dates { get; init; } = [];

    /// <summary>The time zone (IANA) that the page names as its own; null when it names none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Declared language (BCP 47) as found, for example from <c>html lang</c>; not yet checked against the text.</summary>
    public string? Language { get; init; }

    public string? SiteName { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public StoryImage? Image { get; init; }

    public string? Summary { get; init; }

    /// <summary>False when the publisher says that the text is not free; null when it says nothing.</summary>
    public bool? AccessibleForFree { get; init; }

    public bool Live { get; init; }

    /// <summary>Entries of a live blog, as the publisher orders them.</summary>
    public IReadOnlyList<LiveUpdate> LiveUpdates { get; init; } = [];

    /// <summary>What may be the next page of an article that stands on several; null when the page names none.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>Field name as in the stored story (<c>title</c>, <c>body</c>, …) to the rule that gave it (<c>json-ld headline</c>, <c>css h1.title</c>, …).</summary>
    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();
}
