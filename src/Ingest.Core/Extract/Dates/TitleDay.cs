using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Dates;

/// <summary>The day with which a title opens: "21.03.2026 | Barges counted".</summary>
internal static partial class TitleDay
{
    /// <summary>Null when it opens with none, or goes on with a sentence about that day.</summary>
    public static string? Find(string? title) => title is not null && Opening().Match(title) is { Success: true } day ? day.Value : null;

    [GeneratedRegex(@"^\s*(\d{1,2}\.\d{1,2}\.(19|20)\d\d|(19|20)\d\d-\d\d-\d\d)(?=\s*[|:–—-]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
