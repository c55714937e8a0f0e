namespace Ingest.Cli;

/// <summary>Addresses as people give them.</summary>
internal static class WebUrl
{
    /// <summary>An absolute http or https URL; null for anything else.</summary>
    public static Uri? Of(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
}
