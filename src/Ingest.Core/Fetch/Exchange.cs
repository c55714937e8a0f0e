using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>What came of one request to one URL, redirects not followed.</summary>
internal abstract record Exchange
{
    private Exchange()
    {
    }

    /// <summary>An answer. The body is read and unpacked only for statuses that mean one.</summary>
    public sealed record Answered(int Status, AnswerHeaders Headers, ReadOnlyMemory<byte> Body) : Exchange
    {
        /// <summary>The time that Retry-After names, if it does.</summary>
        public DateTimeOffset? RetryAt { get; init; }

        public bool IsSuccess => Status is >= 200 and < 300;
    }

    /// <param name="Transient">Worth another try at once.</param>
    public sealed record Failed(FailureKind Kind, string Detail, bool Transient) : Exchange
    {
        /// <summary>When to try again, where that is known.</summary>
        public DateTimeOffset? NotBefore { get; init; }
    }

    /// <summary>The address guard refused the connection.</summary>
    public sealed record Forbidden(string Detail) : Exchange;
}
