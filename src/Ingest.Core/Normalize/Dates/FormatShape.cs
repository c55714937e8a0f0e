using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Core.Normalize.Dates;

/// <summary>The shape of a .NET date format and of a text: <c>0</c> for a number, <c>a</c> for a name, everything else as it stands.</summary>
internal static partial class FormatShape
{
    private const string Parts = "yMdHhmsftzKg";

    public static string OfText(string text) => Blanks().Replace(Number().Replace(Name().Replace(text, "a"), "0"), " ").Trim();

    public static string OfFormat(string format)
    {
        var shape = new StringBuilder();
        foreach (var (token, isPart) in Tokens(format))
        {
            shape.Append(!isPart ? OfText(token) is { Length: > 0 } literal && token.Trim().Length == token.Length ? literal : token : IsName(token) ? "a" : "0");
        }

        return Blanks().Replace(shape.ToString(), " ").Trim();
    }

    /// <summary>The format without weekdays and halves of the day, of which culture data knows one spelling.</summary>
    public static string WithoutNames(string format) => string.Concat(Tokens(format).Where(token => !token.IsPart || !IsName(token.Token)).Select(token => token.IsPart ? token.Token : Quoted(token.Token)));

    /// <summary>A text without its names.</summary>
    public static string TextWithoutNames(string text) => Blanks().Replace(Name().Replace(text, string.Empty), " ").Trim();

    private static bool IsName(string token) => token[0] is 't' or 'g' || (token[0] is 'M' or 'd' && token.Length > 2);

    private static string Quoted(string literal) => literal.Any(char.IsLetter) ? $"'{literal}'" : literal;

    /// <summary>Runs of one letter that stand for a part of a date, and what stands between them without its quotes.</summary>
    private static IEnumerable<(string Token, bool IsPart)> Tokens(string format)
    {
        for (var at = 0; at < format.Length;)
        {
            var letter = format[at];
            if (Parts.Contains(letter, StringComparison.Ordinal))
            {
                var end = at;
                while (end < format.Length && format[end] == letter)
                {
                    end++;
                }

                yield return (format[at..end], true);
                at = end;
            }
            else if (letter is '\'' or '"' && format.IndexOf(letter, at + 1) is > 0 and var close)
            {
                yield return (format[(at + 1)..close], false);
                at = close + 1;
            }
            else
            {
                var escaped = letter == '\\' && at + 1 < format.Length;
                yield return (format[escaped ? at + 1 : at].ToString(), false);
                at += escaped ? 2 : 1;
            }
        }
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+(\.[\p{L}\p{M}]+)*\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
