namespace Ingest.Core.Normalize.Urls;

/// <summary>Takes a query apart; order and repetition are kept, empty pieces are not.</summary>
internal static class UrlQuery
{
    public static IEnumerable<UrlParameter> Parse(string query) =>
        query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Piece);

    private static UrlParameter Piece(string piece)
    {
        // An ampersand that was escaped once too often leaves its name before the parameter.
        var tidy = UrlEscapes.Tidy(piece.StartsWith("amp;", StringComparison.OrdinalIgnoreCase) && piece.Length > 4 ? piece[4..] : piece);
        var equals = tidy.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new UrlParameter(tidy, null) : new UrlParameter(tidy[..equals], tidy[(equals + 1)..]);
    }
}
