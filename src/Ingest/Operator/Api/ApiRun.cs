using Ingest.Core.Model;

namespace Ingest.Operator.Api;

/// <summary>What one run of a source did.</summary>
public sealed record ApiRun
{
    public required DateTimeOffset StartedAt { get; init; }

    public required double Seconds { get; init; }

    public required int Documents { get; init; }

    public required int Links { get; init; }

    public required int NewLinks { get; init; }

    public required int Pages { get; init; }

    public required int Stored { get; init; }

    public required int Revisions { get; init; }

    public required int Duplicates { get; init; }

    public required int Unchanged { get; init; }

    public required int Reserved { get; init; }

    public required int Removed { get; init; }

    public required int Returned { get; init; }

    public required IReadOnlyDictionary<string, int> Rejected { get; init; }

    public required IReadOnlyDictionary<string, int> Failed { get; init; }

    public required int LeftOver { get; init; }

    public string? FirstError { get; init; }

    public string? AllRejected { get; init; }

    public static ApiRun Of(RunReport run) => new()
    {
        StartedAt = run.StartedAt,
        Seconds = run.Duration.TotalSeconds,
        Documents = run.Documents,
        Links = run.Links,
        NewLinks = run.NewLinks,
        Pages = run.Pages,
        Stored = run.Stored,
        Revisions = run.Revisions,
        Duplicates = run.Duplicates,
        Unchanged = run.Unchanged,
        Reserved = run.Reserved,
        Removed = run.Removed,
        Returned = run.Returned,
        Rejected = run.Rejected,
        Failed = run.Failed,
        LeftOver = run.LeftOver,
        FirstError = run.FirstError,
        AllRejected = run.Barren?.ToString(),
    };
}
