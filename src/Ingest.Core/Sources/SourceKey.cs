namespace Ingest.Core.Sources;

/// <summary>One key of a source as it holds, wherever it was set.</summary>
/// <param name="Path">Such as <c>extract.title.css</c> or <c>discover[0].feed</c>.</param>
/// <param name="Value">The value as it was written, secrets masked; a list of words as <c>[a, b]</c>.</param>
/// <param name="File">The file that set it, as the operator knows it.</param>
/// <param name="Line">1-based line there.</param>
public sealed record SourceKey(string Path, string Value, string File, int Line)
{
    /// <summary>Hash of the value itself: a secret that was changed looks the same.</summary>
    internal ulong Hash { get; init; }
}
