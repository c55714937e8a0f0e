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
            var (kind, name, fallback) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3]);
            var value = kind switch
            {
                "env" => checks.Environment(name) ?? (fallback.Success ? fallback.Value : null),
                "file" => checks.File(name)?.TrimEnd('\r', '\n'),
                _ => null,
            };
            if (value is null)
            {
                failed = true;
                notes.Error(ProblemCodes.Secret, kind switch
                {
                    "env" => $"environment variable '{name}' is not set; set it, or give a default as ${{env:{name}:-default}}",
                    "file" => $"file '{name}' cannot be read; see that it exists and this user may read it",
                    _ => $"'${{{kind}:…}}' is not known; secrets are ${{env:NAME}} or ${{file:/path}}",
                }, scalar);
            }

            return value ?? string.Empty;
        });
        return failed ? null : text;
    }

    public static bool IsReference(string text) => Reference().IsMatch(text);

    [GeneratedRegex(@"\$\{(\w+):([^}:]+)(?::-([^}]*))?\}")]
    private static partial Regex Reference();
}
