using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Declared;

/// <summary>The text of linked data as sites write it: with stray characters, raw line breaks, or broken altogether.</summary>
internal static partial class JsonLdText
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static JsonElement? Parse(string text)
    {
        var cleaned = JsonText.Whole(text).Trim().TrimEnd(';');
        cleaned = cleaned.StartsWith("<!--", StringComparison.Ordinal) || cleaned.StartsWith("//", StringComparison.Ordinal) ? cleaned[Math.Max(0, cleaned.AsSpan().IndexOfAny('{', '['))..] : cleaned;
        foreach (var mended in new[] { false, true })
        {
            try
            {
                // By way of bytes, for the parser throws on text that holds half a character.
                return JsonElement.Parse(Encoding.UTF8.GetBytes(mended ? string.Concat(cleaned.Select(c => c < ' ' ? ' ' : c)) : cleaned), Lenient);
            }
            catch (JsonException)
            {
                // Raw line breaks inside strings are the usual fault; the second try mends them.
            }
        }

        return null;
    }

    /// <summary>The first short string under a name in a text that is no JSON.</summary>
    public static string? Stray(string broken, string name)
    {
        var at = broken.IndexOf($"\"{name}\"", StringComparison.Ordinal);
        return at >= 0 && Value().Match(broken, at + name.Length + 2) is { Success: true } value ? value.Groups[1].Value : null;
    }

    [GeneratedRegex(@"\G\s*:\s*""([^""\\<>{}]{4,60})""")]
    private static partial Regex Value();
}
