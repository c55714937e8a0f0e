namespace Ingest.Core.Sources.Format;

/// <summary>The keys of one map of a source file; an unknown key is an error everywhere.</summary>
public sealed record MapFormat(IReadOnlyList<KeyFormat> Keys)
{
    /// <summary>What the reader knows here.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Keys.Select(key => key.Name)];

    /// <summary>Of these keys exactly one stands in the map; empty for no such rule.</summary>
    public IReadOnlyList<string> ExactlyOneOf { get; init; } = [];
}
