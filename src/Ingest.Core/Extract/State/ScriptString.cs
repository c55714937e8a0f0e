using System.Globalization;
using System.Text;

namespace Ingest.Core.Extract.State;

/// <summary>Reads one string of a script.</summary>
internal static class ScriptString
{
    /// <summary>The characters between the quotes.</summary>
    /// <param name="text">The script.</param>
    /// <param name="at">Where the quote stands; then behind its end.</param>
    /// <param name="isOpen">Whether the script ends before the string does.</param>
    public static string Read(string text, ref int at, out bool isOpen)
    {
        var quote = text[at++];
        var built = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                built.Append(Escaped(text, ref at));
                continue;
            }

            var plain = text.AsSpan(at + 1).IndexOfAny(quote, '\\');
            var end = plain < 0 ? text.Length : at + 1 + plain;
            built.Append(text, at, end - at);
            at = end;
        }

        isOpen = at >= text.Length;
        at++;
        return built.ToString();
    }

    private static string Escaped(string text, ref int at)
    {
        var escape = text[at + 1];
        var digits = escape switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && at + 2 + digits <= text.Length && int.TryParse(text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += 2 + digits;
            return ((char)code).ToString();
        }

        at += 2;
        return escape switch { 'n' => "\n", 'r' => "\r", 't' => "\t", 'b' or 'f' or '\n' => " ", _ => escape.ToString() };
    }
}
