namespace Ingest.Core.Model;

/// <summary>The comparable essence of a text: a scaled sketch of its distinct word triples (FracMinHash) and its numerals.</summary>
/// <remarks>All arrays are sorted ascending and distinct, so that two can be merged in one pass.</remarks>
public sealed record Fingerprint
{
    /// <summary>A text with more distinct numerals keeps those with the lowest hashes.</summary>
    public const int MaxNumerals = 48;

    private const int MinKeys = 12;
    private const int MaxKeys = 48;
    private const uint KeyRange = 1u << 28; // The lowest 1/16 of all hashes.

    /// <summary>Version of folding, tokenizing and hashing; fingerprints of two versions are never compared.</summary>
    public required int Version { get; init; }

    /// <summary>Hashes of the kept word triples; every triple whose hash is below 2^(32 - <see cref="Level"/>) is kept.</summary>
    public required IReadOnlyList<uint> Sketch { get; init; }

    /// <summary>
    /// Those of <see cref="Sketch"/> that several other stories had as well when the text was stored: template and boilerplate. They find
    /// neighbours but prove nothing. Empty in a fingerprint that was just computed.
    /// </summary>
    public IReadOnlyList<uint> Common { get; init; } = [];

    /// <summary>How often the hash range was halved to hold the sketch within its size.</summary>
    public required int Level { get; init; }

    /// <summary>Number of distinct word triples in the whole text.</summary>
    public required int Count { get; init; }

    /// <summary>The smallest hashes, by which neighbours are found.</summary>
    public required IReadOnlyList<uint> Keys { get; init; }

    /// <summary>Further texts of the same story, without others of their own. Empty in a fingerprint that was just computed.</summary>
    public IReadOnlyList<Fingerprint> Others { get; init; } = [];

    /// <summary>The keys of this text and of the others, ascending and distinct.</summary>
    public IReadOnlyList<uint> AllKeys => Others.Count == 0 ? Keys : [.. Others.SelectMany(other => other.Keys).Concat(Keys).Distinct().Order()];

    /// <summary>Hashes of the numerals in the text.</summary>
    public required IReadOnlyList<uint> Numerals { get; init; }

    /// <summary>Hashes of the title's words.</summary>
    public required IReadOnlyList<uint> TitleTokens { get; init; }

    /// <summary>Hash of all tokens in order: equal for texts that fold to the same words.</summary>
    public required ulong Exact { get; init; }

    /// <summary>The part of an ascending sketch that serves as keys: all of the lowest 1/16 of the range, but at least 12 and at most 48.</summary>
    public static uint[] KeysOf(ReadOnlySpan<uint> sketch)
    {
        var inRange = sketch.BinarySearch(KeyRange);
        var wanted = Math.Clamp(inRange < 0 ? ~inRange : inRange, MinKeys, MaxKeys);
        return sketch[..Math.Min(sketch.Length, wanted)].ToArray();
    }
}
