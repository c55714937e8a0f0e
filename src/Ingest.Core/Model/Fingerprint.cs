namespace Ingest.Core.Model;

/// <summary>The comparable essence of a text: a scaled sketch of its distinct word triples (FracMinHash) and its numerals.</summary>
/// <remarks>All arrays are sorted ascending and distinct, so that two can be merged in one pass.</remarks>
public sealed record Fingerprint
{
    /// <summary>Version of folding, tokenizing and hashing; fingerprints of two versions are never compared.</summary>
    public required int Version { get; init; }

    /// <summary>Hashes of the kept word triples; every triple whose hash is below 2^(32 - <see cref="Level"/>) is kept.</summary>
    public required IReadOnlyList<uint> Sketch { get; init; }

    /// <summary>How often the hash range was halved to hold the sketch within its size.</summary>
    public required int Level { get; init; }

    /// <summary>Number of distinct word triples in the whole text.</summary>
    public required int Count { get; init; }

    /// <summary>The smallest hashes, by which neighbours are found.</summary>
    public required IReadOnlyList<uint> Keys { get; init; }

    /// <summary>Hashes of the numerals in the text.</summary>
    public required IReadOnlyList<uint> Numerals { get; init; }

    /// <summary>Hashes of the title's words.</summary>
    public required IReadOnlyList<uint> TitleTokens { get; init; }

    /// <summary>Hash of all tokens in order: equal for texts that fold to the same words.</summary>
    public required ulong Exact { get; init; }
}
