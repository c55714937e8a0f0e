using System.Buffers;

namespace Ingest.Core.Extract.Dates;

/// <summary>
/// The time zone of the place, where the data of a page name just one (<c>"timezone":"America/New_York"</c>); several are a table of
/// zones that some program brings along.
/// </summary>
internal static class ZoneFinder
{
    private const int Longest = 40;
    private const int MostLooked = 500;

    /// <summary>Scripts write the stroke with a backslash before it.</summary>
    private static readonly SearchValues<string> Areas = SearchValues.Create(
        [.. new[] { "Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific" }.SelectMany(area => new[] { area + "/", area + "\\/" })],
        StringComparison.Ordinal);

    /// <summary>Its IANA name; null when the text names none or more than one.</summary>
    public static string? Find(string text)
    {
        string? only = null;
        var from = 0;
        for (var looked = 0; looked < MostLooked && text.AsSpan(from).IndexOfAny(Areas) is >= 0 and var next; looked++)
        {
            var at = from + next;
            from = at + 1;
            if (Name(text, at) is not { } name || name == only)
            {
                continue;
            }

            if (only is not null)
            {
                return null;
            }

            only = name;
        }

        return only;
    }

    /// <summary>What stands there between quotation marks, where it is the name of a zone.</summary>
    private static string? Name(string text, int at)
    {
        if (at == 0 || text[at - 1] is not ('"' or '\'' or ';'))
        {
            return null;
        }

        var rest = text.AsSpan(at, Math.Min(Longest, text.Length - at));
        var end = rest.IndexOfAny("\"'&");
        if (end < 0)
        {
            return null;
        }

        var name = rest[..end].ToString().Replace("\\", string.Empty, StringComparison.Ordinal);

        // A dot would lead out of the system's folder of zones.
        return !name.Contains('.', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : null;
    }
}
