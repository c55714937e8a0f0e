using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>What came of a request.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>How long the answer may be believed, from Cache-Control and Expires; null when it does not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>Earliest time at which this host wants to be asked again; null when it does not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Permanent redirect (301, 308) from the requested URL, when the first hop was one.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>Redirects that were followed, in order.</summary>
    public IReadOnlyList<Hop> Redirects { get; init; } = [];

    public sealed record Fetched(Page Page) : FetchResult;

    /// <summary>304; <paramref name="Validators"/> are the ones to keep from now on.</summary>
    public sealed record NotModified(Validators Validators) : FetchResult;

    /// <summary>Refused by our own rules before or during the fetch: robots, address.</summary>
    public sealed record Refused(RejectionReason Reason, string Detail) : FetchResult;

    public sealed record Failed(FailureKind Kind, string Detail) : FetchResult;
}
