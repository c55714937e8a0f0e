namespace Ingest.Core.Sources.Format;

/// <summary>What a key takes.</summary>
public abstract record ValueFormat
{
    private ValueFormat()
    {
    }

    /// <summary>A word or text; <paramref name="Pattern"/> is an ECMA-262 expression that every right value matches (not every value that matches is right).</summary>
    public sealed record Text(string? Pattern = null) : ValueFormat;

    /// <summary>One of these words.</summary>
    public sealed record Word(params IReadOnlyList<string> Words) : ValueFormat;

    /// <summary>true or false.</summary>
    public sealed record Flag : ValueFormat;

    /// <summary>A whole number within its limits, both included.</summary>
    public sealed record Number(int Least, int Most) : ValueFormat;

    /// <summary>A list; with <paramref name="OrSingle"/>, one value stands for a list of one.</summary>
    public sealed record Items(ValueFormat Item, bool OrSingle) : ValueFormat;

    /// <summary>A map with keys of its own.</summary>
    public sealed record Map(MapFormat Format) : ValueFormat;

    /// <summary>Whichever of these forms the writer likes.</summary>
    public sealed record Either(params IReadOnlyList<ValueFormat> Forms) : ValueFormat;
}
