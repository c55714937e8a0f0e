namespace Ingest.Core.Deduplicate;

/// <summary>The rules that decide whether two texts are one story, by the name under which evidence stores them.</summary>
public static class MatchRule
{
    /// <summary>Seen at the same address, or under the same identifier of the source.</summary>
    public const string SamePlace = "same_place";

    /// <summary>A person said so; goes before every other rule.</summary>
    public const string Editor = "editor";

    /// <summary>Word for word the same.</summary>
    public const string ExactText = "exact_text";

    /// <summary>Most of the smaller text is in the other.</summary>
    public const string Contained = "contained";

    /// <summary>As <see cref="Contained"/>, for a short text: nearly all of it.</summary>
    public const string ShortContained = "short_contained";

    /// <summary>A good part of the smaller text is in the other, and so are its numbers.</summary>
    public const string SameNumbers = "same_numbers";

    /// <summary>The titles, half of the text and the numbers agree.</summary>
    public const string SameTitle = "same_title";

    /// <summary>Of one template, and still the same but for a few words.</summary>
    public const string SameInTemplate = "same_in_template";

    /// <summary>Refused: too few words to tell.</summary>
    public const string TooShort = "too_short";

    /// <summary>Refused: one text is many times as long as the other.</summary>
    public const string LengthsDiffer = "lengths_differ";

    /// <summary>Refused: the numbers differ.</summary>
    public const string NumbersDiffer = "numbers_differ";

    /// <summary>Refused: short, apart in time and with other numbers, as the issues of a bulletin.</summary>
    public const string Series = "series";

    /// <summary>Refused: of a template that several stories share.</summary>
    public const string Template = "template";

    /// <summary>Refused: not enough in common.</summary>
    public const string LittleShared = "little_shared";

    /// <summary>Every rule.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        SamePlace, Editor, ExactText, Contained, ShortContained, SameNumbers, SameTitle, SameInTemplate,
        TooShort, LengthsDiffer, NumbersDiffer, Series, Template, LittleShared,
    ];
}
