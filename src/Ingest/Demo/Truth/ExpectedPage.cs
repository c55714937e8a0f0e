using Ingest.Core.Model;

namespace Ingest.Demo.Truth;

/// <summary>What is true of one page of the newsroom at a moment.</summary>
internal sealed record ExpectedPage
{
    public required SourceId Source { get; init; }

    /// <summary>Address of the page itself, without tracking parameters and after redirects.</summary>
    public required Uri Url { get; init; }

    /// <summary>The link as the house offers it.</summary>
    public required Uri Offered { get; init; }

    public required Expectation Expectation { get; init; }

    public RejectionReason? Reason { get; init; }

    public FailureKind? Failure { get; init; }

    /// <summary>Pages with the same value are one story; null for a page that is none.</summary>
    public string? Cluster { get; init; }

    /// <summary>Pages of one family follow one template and are different stories; null for most.</summary>
    public string? Family { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Body { get; init; } = [];

    public IReadOnlyList<string> Authors { get; init; } = [];

    public required string Language { get; init; }

    /// <summary>To the minute, with the offset of the house.</summary>
    public required DateTimeOffset Published { get; init; }

    /// <summary>From when on the house offers the page and answers for it.</summary>
    public required DateTimeOffset ReachableFrom { get; init; }

    /// <summary>States that the page has left behind since it appeared, oldest first; a daemon that looked in between keeps them.</summary>
    public IReadOnlyList<ExpectedEdit> Edits { get; init; } = [];
}
