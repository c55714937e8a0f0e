namespace Ingest.Core.Model;

/// <summary>The validators of a response (RFC 9110 §8.8), kept byte for byte as received.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);

    public bool Any => ETag is not null || LastModified is not null;
}
