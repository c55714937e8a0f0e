using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Core.Common.Text;

/// <summary>Reads JSON strings as the web writes them: scripts that cut a text in the middle of an emoji leave half of a surrogate pair.</summary>
public static partial class JsonText
{
    private const int HalfPair = 6;

    /// <summary>The text; U+FFFD stands for halves of pairs. The element must be a string.</summary>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return JsonSerializer.Deserialize<string>(Mended(element.GetRawText())) ?? string.Empty;
        }
    }

    /// <summary>The same JSON without escapes of half pairs: in the name of a property they make every look-up throw.</summary>
    public static string Whole(string json) =>
        json.Contains(@"\ud", StringComparison.OrdinalIgnoreCase) ? Mended(json) : json;

    private static string Mended(string json) => Escapes().Replace(json, escape => escape.Length == HalfPair ? @"\uFFFD" : escape.Value);

    /// <summary>A backslash that is escaped itself, a whole pair, half of one.</summary>
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes();
}
