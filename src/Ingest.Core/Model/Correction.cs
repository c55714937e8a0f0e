namespace Ingest.Core.Model;

/// <summary>A person's decision about the texts at two addresses. It goes before every judgement of the machine.</summary>
/// <param name="One">Key of an address, the lesser of the two.</param>
/// <param name="Other">Key of the other address.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="At">When.</param>
public sealed record Correction(string One, string Other, CorrectionKind Kind, DateTimeOffset At)
{
    /// <summary>The addresses, for people; in the order of the keys.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>The decision about two addresses, in whichever order they are named.</summary>
    public static Correction Of((string Key, string Url) one, (string Key, string Url) other, CorrectionKind kind, DateTimeOffset at)
    {
        var (first, second) = string.CompareOrdinal(one.Key, other.Key) <= 0 ? (one, other) : (other, one);
        return new Correction(first.Key, second.Key, kind, at) { Urls = [first.Url, second.Url] };
    }

    /// <summary>The other address of the two.</summary>
    public string Beside(string key) => key == One ? Other : One;
}
