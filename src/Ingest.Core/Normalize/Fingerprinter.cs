using Ingest.Core.Model;

namespace Ingest.Core.Normalize;

/// <summary>Computes the comparable essence of a text.</summary>
public static class Fingerprinter
{
    public const int Version = 1;

    public static Fingerprint Compute(string title, IReadOnlyList<string> body) =>
        new() { Version = Version, Sketch = [], Level = 0, Count = 0, Keys = [], Numerals = [], TitleTokens = [], Exact = 0 };
}
