namespace Ingest.Core.Model;

/// <summary>The texts by which a story is found: its present one, and those that it had or that other houses print of it.</summary>
public static class FingerprintStates
{
    /// <summary>Texts kept beside the present one: the oldest and the newest ones.</summary>
    private const int MostOthers = 3;

    /// <summary>From this share on, shared word triples over those of both, a text finds whatever the other finds.</summary>
    private const double Alike = 0.9;

    /// <summary>The story's text became another; what it was stays findable.</summary>
    public static Fingerprint MovedOnTo(this Fingerprint stored, Fingerprint fresh) =>
        fresh with { Others = Kept([.. stored.Others, stored with { Others = [] }], fresh) };

    /// <summary>Another text of the story was seen; its own stays what it is.</summary>
    public static Fingerprint JoinedBy(this Fingerprint stored, Fingerprint another) =>
        AreAlike(stored, another) || stored.Others.Any(other => AreAlike(other, another)) ? stored : stored with { Others = Kept([.. stored.Others, another with { Others = [] }], stored) };

    private static Fingerprint[] Kept(IReadOnlyList<Fingerprint> others, Fingerprint present)
    {
        var telling = others.Where(other => other.Version == present.Version && !AreAlike(other, present)).ToArray();
        return telling.Length <= MostOthers ? telling : [telling[0], .. telling[^(MostOthers - 1)..]];
    }

    private static bool AreAlike(Fingerprint one, Fingerprint other)
    {
        var limit = uint.MaxValue >> Math.Max(one.Level, other.Level);
        var left = Overlap.UpTo(Overlap.Span(one.Sketch), limit);
        var right = Overlap.UpTo(Overlap.Span(other.Sketch), limit);
        var shared = Overlap.Count(left, right);
        return shared >= (left.Length + right.Length - shared) * Alike;
    }
}
