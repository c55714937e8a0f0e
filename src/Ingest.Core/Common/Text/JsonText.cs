using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ingest.Core.Common.Text;

/// <summary>Reads JSON strings as the web writes them: scripts that cut a text in the middle of an emoji leave half of a surrogate pair.</summary>
public static partial class JsonText
{
    /// <summary>The text; U+FFFD stands for halves of pairs. The element must be a string.</summary>
    public static string Of(JsonElement element)
    {
        try
        {
            return element.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return JsonSerializer.Deserialize<string>(Half().Replace(element.GetRawText(), @"\uFFFD")) ?? string.Empty;
        }
    }

    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Half();
}
