using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>One request and its answer, redirects not followed.</summary>
internal sealed record Exchanged
{
    /// <summary>0 when there was no answer.</summary>
    public int Status { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Null when the body was not read: no answer, a redirect, or over a limit.</summary>
    public byte[]? Body { get; init; }

    public FailureKind? Failure { get; init; }

    /// <summary>Set when an address was refused at connect time.</summary>
    public string? Forbidden { get; init; }

    public string Detail { get; init; } = string.Empty;

    public DateTimeOffset? NotBefore { get; init; }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
