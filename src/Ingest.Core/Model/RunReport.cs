namespace Ingest.Core.Model;

/// <summary>What one run of one source did.</summary>
public sealed record RunReport
{
    public required SourceId Source { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>Feeds, sitemaps and listings fetched with a body.</summary>
    public int Documents { get; init; }

    /// <summary>Feeds, sitemaps and listings that answered 304.</summary>
    public int DocumentsUnchanged { get; init; }

    /// <summary>Links offered.</summary>
    public int Links { get; init; }

    /// <summary>Links not seen before.</summary>
    public int NewLinks { get; init; }

    /// <summary>Feeds, sitemaps and listings that offered nothing that had been seen before, so that items may have come and gone unseen.</summary>
    public int Gaps { get; init; }

    /// <summary>Pages fetched with a body.</summary>
    public int Pages { get; init; }

    /// <summary>Pages that answered 304.</summary>
    public int PagesUnchanged { get; init; }

    public int Stored { get; init; }

    public int Revisions { get; init; }

    /// <summary>Appearances added to stories that were there, variants among them.</summary>
    public int Duplicates { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Stories that were marked because their publisher took them down.</summary>
    public int Removed { get; init; }

    /// <summary>Of such stories, those that are there again.</summary>
    public int Returned { get; init; }

    /// <summary>Pages whose text was left out because their publisher reserves it.</summary>
    public int Reserved { get; init; }

    /// <summary>Rejected pages by reason.</summary>
    public IReadOnlyDictionary<string, int> Rejected { get; init; } = new Dictionary<string, int>();

    /// <summary>Failed documents and pages by kind.</summary>
    public IReadOnlyDictionary<string, int> Failed { get; init; } = new Dictionary<string, int>();

    /// <summary>Links left for the next run because the run was stopped or the host asked to wait.</summary>
    public int LeftOver { get; init; }

    public string? FirstError { get; init; }

    /// <summary>Pages that were rejected one and all, with those of the runs before; null when that is nothing to tell.</summary>
    public BarrenPages? Barren { get; init; }

    /// <summary>Fence of the lease under which this is written; null outside of runs.</summary>
    public long? Fence { get; init; }

    /// <summary>Two runs of one source as one.</summary>
    public static RunReport Add(RunReport one, RunReport next) => one with
    {
        Duration = one.Duration + next.Duration,
        Documents = one.Documents + next.Documents,
        DocumentsUnchanged = one.DocumentsUnchanged + next.DocumentsUnchanged,
        Links = one.Links + next.Links,
        NewLinks = one.NewLinks + next.NewLinks,
        Gaps = one.Gaps + next.Gaps,
        Pages = one.Pages + next.Pages,
        PagesUnchanged = one.PagesUnchanged + next.PagesUnchanged,
        Stored = one.Stored + next.Stored,
        Revisions = one.Revisions + next.Revisions,
        Duplicates = one.Duplicates + next.Duplicates,
        Unchanged = one.Unchanged + next.Unchanged,
        Removed = one.Removed + next.Removed,
        Returned = one.Returned + next.Returned,
        Reserved = one.Reserved + next.Reserved,
        Rejected = Sum(one.Rejected, next.Rejected),
        Failed = Sum(one.Failed, next.Failed),
        LeftOver = next.LeftOver,
        FirstError = one.FirstError ?? next.FirstError,
        Barren = next.Barren ?? (next.Stored + next.Revisions + next.Duplicates == 0 ? one.Barren : null),
    };

    private static SortedDictionary<string, int> Sum(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> next) => new(
        one.Concat(next).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value)), StringComparer.Ordinal);
}
