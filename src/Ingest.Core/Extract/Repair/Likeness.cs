namespace Ingest.Core.Extract.Repair;

/// <summary>How much an element is like one that is sought: by its names, its tag, what is around it and the shape of its value.</summary>
/// <param name="wanted">How it looked.</param>
/// <param name="value">What it gave; null when nobody knows.</param>
internal sealed class Likeness(ElementLook wanted, string? value)
{
    /// <summary>From here on, of about eight, an element has more in common with the one sought than its tag and the length of its text.</summary>
    public const double Telling = 1.5;

    private readonly double[]? _shape = value is null ? null : ShapeOf(value);

    /// <param name="look">How the element looks.</param>
    /// <param name="text">What it gives.</param>
    public double Of(ElementLook look, string text) =>
        (3 * Shared(wanted.Names, look.Names))
        + (2 * Shared(wanted.Words, look.Words))
        + (wanted.Tag is not null && wanted.Tag == look.Tag ? 0.5 : 0)
        + (0.5 * Shared(wanted.Attributes, look.Attributes))
        + Shared(wanted.Around, look.Around)
        + (_shape is null ? 0 : Math.Max(0, 1 - Distance(_shape, ShapeOf(text))));

    private static double Shared(IReadOnlySet<string> wanted, IReadOnlySet<string> there) => wanted.Count == 0 ? 0 : (double)wanted.Count(there.Contains) / wanted.Count;

    /// <summary>Shares of letters, capitals, digits, blanks and marks, and the length on a scale of tens.</summary>
    private static double[] ShapeOf(string text)
    {
        double letters = 0, capitals = 0, digits = 0, blanks = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
            blanks += char.IsWhiteSpace(c) ? 1 : 0;
        }

        double length = Math.Max(1, text.Length);
        return [letters / length, capitals / length, digits / length, blanks / length, (length - letters - digits - blanks) / length, Math.Log10(length)];
    }

    private static double Distance(double[] one, double[] other) => one.Zip(other, (a, b) => Math.Abs(a - b)).Sum();
}
