using Ingest.Demo.Copy;

namespace Ingest.Demo.Pages;

/// <summary>The words around the articles in one language: all that must never be taken for news.</summary>
internal sealed record Labels
{
    private static readonly Dictionary<string, Labels> All =
        HeadedText.Parse(Shelf.Copy("labels")).Select(Read).ToDictionary(labels => labels.Language, StringComparer.Ordinal);

    public required string Language { get; init; }

    public required IReadOnlyList<string> Navigation { get; init; }

    public required IReadOnlyList<string> Months { get; init; }

    public required string By { get; init; }

    public required string Published { get; init; }

    public required string Updated { get; init; }

    public required string Related { get; init; }

    public required string Popular { get; init; }

    public required IReadOnlyList<string> Share { get; init; }

    public required string CommentsHeading { get; init; }

    public required IReadOnlyList<string> Comments { get; init; }

    public required string Cookies { get; init; }

    public required string Newsletter { get; init; }

    public required string Rights { get; init; }

    public required string Next { get; init; }

    public static Labels Of(string language) => All[language];

    /// <summary>The sentences of the furniture, long enough to be looked for in stored texts.</summary>
    public IEnumerable<string> Sentences => [.. Comments, Cookies, Newsletter];

    private static Labels Read(HeadedText.Section section) => new()
    {
        Language = section.Name,
        Navigation = section.List("nav", '|'),
        Months = section.List("months", '|'),
        By = section.Required("by"),
        Published = section.Required("published"),
        Updated = section.Required("updated"),
        Related = section.Required("related"),
        Popular = section.Required("popular"),
        Share = section.List("share", '|'),
        CommentsHeading = section.Required("comments-heading"),
        Comments = section.List("comments", '|'),
        Cookies = section.Required("cookies"),
        Newsletter = section.Required("newsletter"),
        Rights = section.Required("rights"),
        Next = section.Required("next"),
    };
}
