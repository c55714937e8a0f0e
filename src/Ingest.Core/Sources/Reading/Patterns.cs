using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Compiles regular expressions that no page can make run for ever.</summary>
internal static partial class Patterns
{
    private const int MostCharacters = 1_000;

    public static Regex? Read(YamlNode.Scalar? scalar, Notes notes)
    {
        if (scalar is null)
        {
            return null;
        }

        if (scalar.Value.Length is 0 or > MostCharacters)
        {
            notes.Error(ProblemCodes.Pattern, $"a pattern of {scalar.Value.Length} characters; expected 1 to {MostCharacters}", scalar);
            return null;
        }

        try
        {
            return new Regex(scalar.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (NotSupportedException)
        {
            notes.Error(ProblemCodes.Pattern, $"'{scalar.Value}' {Unsupported(scalar.Value)}; patterns run without backtracking, so that no page can make one run for ever", scalar);
        }
        catch (RegexParseException exception)
        {
            notes.Error(ProblemCodes.Pattern, $"'{scalar.Value}' is not a regular expression: {Words(exception.Error)} after {exception.Offset} characters", scalar);
        }

        return null;
    }

    private static string Unsupported(string pattern) => pattern switch
    {
        _ when LookAround().IsMatch(pattern) => "uses look-ahead or look-behind",
        _ when BackReference().IsMatch(pattern) => "uses a backreference",
        _ when pattern.Contains("(?>", StringComparison.Ordinal) => "uses an atomic group",
        _ when pattern.Contains("(?(", StringComparison.Ordinal) => "uses a condition",
        _ => "counts too far ({n} within {n}) or uses a construct that needs backtracking",
    };

    private static string Words(RegexParseError error)
    {
        var words = new StringBuilder();
        foreach (var letter in error.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    [GeneratedRegex(@"\(\?<?[=!]", RegexOptions.CultureInvariant)]
    private static partial Regex LookAround();

    [GeneratedRegex(@"\\(?:[1-9]|k[<'])", RegexOptions.CultureInvariant)]
    private static partial Regex BackReference();
}
