using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>One news site as its operator described it, checked and immutable.</summary>
public sealed record SourceDefinition
{
    /// <summary>Stands for the source of an address that belongs to none; it is read as politely as any other.</summary>
    public static SourceDefinition NoSource { get; } = new()
    {
        Id = new SourceId("command-line"),
        Name = string.Empty,
        Discover = [],
        File = "(command line)",
    };

    public required SourceId Id { get; init; }

    public required string Name { get; init; }

    public Uri? Homepage { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>BCP 47; a hint that is checked against the text.</summary>
    public string? Language { get; init; }

    /// <summary>Zone of dates that carry no offset.</summary>
    public TimeZoneInfo? TimeZone { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ScheduleDefinition Schedule { get; init; } = ScheduleDefinition.Default;

    public required IReadOnlyList<DiscoverDefinition> Discover { get; init; }

    public UrlFilter Filter { get; init; } = UrlFilter.All;

    /// <summary>The only languages in which its stories are written (BCP 47); empty for any.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public ExtractDefinition Extract { get; init; } = ExtractDefinition.None;

    public PolitenessDefinition Politeness { get; init; } = PolitenessDefinition.Default;

    public NetworkDefinition Network { get; init; } = NetworkDefinition.Default;

    /// <summary>How pages are read; feeds, sitemaps and listings are read as they are sent.</summary>
    public RenderMode Render { get; init; } = RenderMode.None;

    public AuthDefinition? Auth { get; init; }

    public ExpectDefinition? Expect { get; init; }

    /// <summary>False for a source whose texts are never compared with others: each address of it is a story of its own.</summary>
    public bool Deduplicate { get; init; } = true;

    /// <summary>Hash of the file's bytes and of what it inherits, by which an edit is told from a restart; empty for a source that stands in no file.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>What was written, and where each key stands.</summary>
    public SourceWriting Writing { get; init; } = SourceWriting.None;

    /// <summary>Path of the file as the operator knows it.</summary>
    public required string File { get; init; }
}
