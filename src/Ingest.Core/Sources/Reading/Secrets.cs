using System.Text.RegularExpressions;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Fills <c>${env:NAME}</c>, <c>${env:NAME:-default}</c> and <c>${file:/path}</c> into texts.</summary>
internal static partial class Secrets
{
    /// <summary>Null when something does not resolve; that is noted.</summary>
    public static string? Resolve(YamlNode.Scalar scalar, SourceChecks checks, Notes notes)
    {
        var failed = false;
        var text = Reference().Replace(scalar.Value, match =>
        {
            var value = Value(match.Groups[1].Value, match.Groups[2].Length > 0, checks, out var problem);
            if (value is null)
            {
                failed = true;
                notes.Error(ProblemCodes.Secret, problem, scalar);
            }

            return value ?? string.Empty;
        });
        return failed ? null : text;
    }

    /// <summary>The text with every reference blotted out, letter for letter.</summary>
    public static string Masked(string text) => Reference().Replace(text, match => new string('x', match.Length));

    /// <summary>The text with other words in place of every reference.</summary>
    public static string Replaced(string text, string words) => Reference().Replace(text, words);

    public static bool IsReference(string text) => Reference().IsMatch(text);

    private static string? Value(string reference, bool isClosed, SourceChecks checks, out string problem)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon > 0 ? (reference[..colon], reference[(colon + 1)..]) : (reference, string.Empty);
        if (!isClosed || name.Length == 0 || kind is not ("env" or "file"))
        {
            problem = $"'${{{reference}{(isClosed ? "}" : "")}' is not a secret; write ${{env:NAME}}, ${{env:NAME:-default}} or ${{file:/path}}";
            return null;
        }

        if (kind == "file")
        {
            problem = $"file '{name}' cannot be read; see that it exists and this user may read it";
            return checks.File(name)?.TrimEnd('\r', '\n');
        }

        // As in a shell, ':-' stands in for a variable that is not set or empty.
        var parts = name.Split(":-", 2);
        var set = checks.Environment(parts[0]);
        problem = $"environment variable '{parts[0]}' is not set; set it, or give a default as ${{env:{parts[0]}:-default}}";
        return parts.Length == 2 && string.IsNullOrEmpty(set) ? parts[1] : set;
    }

    [GeneratedRegex(@"\$\{([^}]*)(\}?)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
