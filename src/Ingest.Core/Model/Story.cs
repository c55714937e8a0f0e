namespace Ingest.Core.Model;

/// <summary>One piece of news, stored once, with every place where it appeared. Property names in snake_case are the stored field names.</summary>
public sealed record Story
{
    public const int CurrentSchema = 1;

    public required StoryId Id { get; init; }

    /// <summary>Canonical URL of the first appearance; for an imported text without one <c>urn:ingest:import:…</c>.</summary>
    public required string Url { get; init; }

    public required SourceId Source { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public string? Agency { get; init; }

    public NewsDate? Published { get; init; }

    public NewsDate? Modified { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>BCP 47 tag, <c>und</c> when unknown.</summary>
    public required string Language { get; init; }

    public TextDirection Direction { get; init; }

    public Dateline? Dateline { get; init; }

    public string? Section { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public StoryImage? Image { get; init; }

    public string? Summary { get; init; }

    /// <summary>Paragraphs, in order.</summary>
    public required IReadOnlyList<string> Body { get; init; }

    /// <summary>The body as safe HTML: block elements without attributes, text encoded.</summary>
    public string? Html { get; init; }

    public int WordCount { get; init; }

    public bool? Paywalled { get; init; }

    public bool Live { get; init; }

    /// <summary>Entries of a live blog, the newest first where all say their time; null for other stories and where the text is left out.</summary>
    public IReadOnlyList<LiveEntry>? LiveEntries { get; init; }

    /// <summary>What the publisher reserves about the text; null for nothing. Where that is obeyed, body and HTML are left out.</summary>
    public Reservation? Rights { get; init; }

    /// <summary>The publisher took the story down: none of its own pages is left. Null for no.</summary>
    public Removal? Removed { get; init; }

    /// <summary>How many earlier states are kept in <c>revisions</c>.</summary>
    public int Revision { get; init; }

    /// <summary>Hash of the folded title and body, 32 hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    public required IReadOnlyList<Appearance> Appearances { get; init; }

    public IReadOnlyList<RelatedStory> Related { get; init; } = [];

    /// <summary>Folded words for search, distinct.</summary>
    public IReadOnlyList<string> SearchTokens { get; init; } = [];

    /// <summary>Version of the folding by which <see cref="ContentHash"/> and <see cref="SearchTokens"/> were made; stories from before it was kept say nothing and have 1.</summary>
    public int Folding { get; init; } = 1;

    public IReadOnlyDictionary<string, string> Provenance { get; init; } = new Dictionary<string, string>();

    public int SchemaVersion { get; init; } = CurrentSchema;
}
