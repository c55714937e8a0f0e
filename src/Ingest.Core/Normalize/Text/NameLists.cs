namespace Ingest.Core.Normalize.Text;

/// <summary>Cleans lists of tags and authors: no blanks around, no repetitions, no addresses, nothing endless.</summary>
internal static class NameLists
{
    private const int MostTags = 40;
    private const int LongestName = 100;

    public static IReadOnlyList<string> Tags(IEnumerable<string> tags) => [.. Distinct(tags.Select(tag => tag.Trim().TrimStart('#'))).Take(MostTags)];

    public static IReadOnlyList<string> Authors(IEnumerable<string> authors) =>
        [.. Distinct(authors.Where(author => !author.Contains('@', StringComparison.Ordinal) && !author.Contains("://", StringComparison.Ordinal)))];

    private static IEnumerable<string> Distinct(IEnumerable<string> names) =>
        names.Select(CleanText.Name)
            .Where(name => name.Length is > 0 and <= LongestName && name.Any(char.IsLetterOrDigit))
            .Distinct(StringComparer.OrdinalIgnoreCase);
}
