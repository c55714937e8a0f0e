namespace Ingest.Core.Normalize;

/// <summary>Folded words of a story for search.</summary>
public static class SearchTokens
{
    public static IReadOnlyList<string> Of(string title, IReadOnlyList<string> body) => [];
}
