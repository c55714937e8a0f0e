namespace Ingest.Demo.Serving;

/// <summary>An answer before the conditions of the request and the transfer encoding are applied.</summary>
internal sealed record Reply(int Status, string ContentType, byte[] Body)
{
    public DateTimeOffset? LastModified { get; init; }

    public string? Location { get; init; }

    public TimeSpan? RetryAfter { get; init; }
}
