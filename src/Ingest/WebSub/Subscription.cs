using Ingest.Core.Model;

namespace Ingest.WebSub;

/// <summary>The wish, and once the hub has confirmed it the right, to be told of one document of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Hub">The hub that the document names.</param>
/// <param name="Topic">The address under which the hub knows the document.</param>
/// <param name="Token">Last part of the callback's path; nobody can guess it.</param>
/// <param name="Secret">What notifications are signed with.</param>
internal sealed record Subscription(SourceId Source, Uri Hub, Uri Topic, string Token, string Secret)
{
    /// <summary>When the hub was last asked; null for not yet.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Requests that the hub has not confirmed since it last did.</summary>
    public int Tries { get; init; }

    /// <summary>The hub did not accept the last request.</summary>
    public bool IsRefused { get; init; }

    /// <summary>Lease that the hub granted; null before it has confirmed one.</summary>
    public TimeSpan? Term { get; init; }

    /// <summary>End of the lease; null before the hub has confirmed it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The source is gone: the hub may end it.</summary>
    public bool IsEnding { get; init; }
}
