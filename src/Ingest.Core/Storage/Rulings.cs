using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>What people's decisions mean for a text: they are about addresses, and hold for the stories to which those lead today. Of two the later one holds.</summary>
/// <param name="Joined">The story that the text belongs to; null when nobody said so.</param>
/// <param name="Barred">The stories that it does not belong to.</param>
public sealed record Rulings(Ruling? Joined, IReadOnlyList<Ruling> Barred)
{
    public static readonly Rulings None = new(null, []);

    /// <param name="key">Key of the address at which the text was read.</param>
    /// <param name="corrections">The decisions about it.</param>
    /// <param name="storyAt">The story to which the key of an address leads; null for none.</param>
    public static Rulings Of(string key, IReadOnlyList<Correction> corrections, Func<string, StoryId?> storyAt)
    {
        var last = new Dictionary<StoryId, Correction>();
        foreach (var correction in corrections.OrderBy(correction => correction.At))
        {
            if (storyAt(correction.Beside(key)) is { } story)
            {
                last[story] = correction;
            }
        }

        var joined = last.Where(pair => pair.Value.Kind == CorrectionKind.Same).OrderBy(pair => pair.Value.At).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal).Select(pair => new Ruling(pair.Key, pair.Value.At)).LastOrDefault();
        return new Rulings(joined, [.. last.Where(pair => pair.Value.Kind == CorrectionKind.Apart).Select(pair => new Ruling(pair.Key, pair.Value.At))]);
    }
}
