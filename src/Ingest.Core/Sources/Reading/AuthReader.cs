using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Ingest.Core.Sources.Format;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>auth</c>: one header, whose value should not stand in the file.</summary>
internal static partial class AuthReader
{
    // Framing, routing, identity and validators belong to the fetcher.
    private static readonly FrozenSet<string> Ours = new[]
    {
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "TE", "Trailer", "User-Agent", "Accept-Encoding", "If-None-Match",
        "If-Modified-Since", "Range",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static AuthDefinition? Read(MapReader source)
    {
        Hide(source.Node("auth"), source.Notes);
        if (source.Map("auth", SourceFormat.Auth.Names) is not { } map)
        {
            return null;
        }

        foreach (var key in new[] { "header", "value" }.Where(key => map.Node(key) is null))
        {
            map.Notes.Error(ProblemCodes.Missing, $"auth needs \"{key}\"", map.Place);
        }

        var (header, value) = (Header(map), Value(map));
        return header is null || value is null ? null : new AuthDefinition(header, new Secret(value));
    }

    /// <summary>Whether a secret stands there itself, or might.</summary>
    public static bool HoldsSecret(YamlNode? auth) => SecretsOf(auth).Any(secret => secret is not YamlNode.Scalar scalar || !(scalar.IsNull || Secrets.IsReference(scalar.Value)));

    private static void Hide(YamlNode? auth, Notes notes)
    {
        foreach (var secret in SecretsOf(auth))
        {
            notes.Hide(secret);
        }
    }

    /// <summary>Everything but the header's name, whatever the key: a misspelled one may hold the secret.</summary>
    private static IEnumerable<YamlNode> SecretsOf(YamlNode? auth) => auth switch
    {
        null => [],
        YamlNode.Mapping map => map.Entries.Where(entry => entry.Key.Value != "header").Select(entry => entry.Value),
        _ => [auth],
    };

    private static string? Header(MapReader map)
    {
        if (map.Scalar("header", "the name of a header") is not { } scalar || map.Text("header") is not { } name)
        {
            return null;
        }

        if (HeaderName().IsMatch(name) && !Ours.Contains(name))
        {
            return name;
        }

        map.Notes.Error(ProblemCodes.Header, Ours.Contains(name)
            ? $"the header '{scalar.Value}' is set by the fetcher itself; name another, such as Authorization"
            : $"'{scalar.Value}' is not a header name; write for example Authorization or X-Partner-Key", scalar);
        return null;
    }

    private static string? Value(MapReader map)
    {
        if (map.Scalar("value", "${env:NAME} or ${file:/path}") is not { } scalar || map.Text("value") is not { } value)
        {
            return null;
        }

        if (value.Length == 0 || value.Any(letter => letter is < ' ' or > '~'))
        {
            map.Notes.Error(ProblemCodes.Header, "the value is empty or holds a line break or another character that a header cannot carry", scalar);
            return null;
        }

        if (!Secrets.IsReference(scalar.Value))
        {
            map.Notes.Warn(ProblemCodes.LiteralSecret, "the secret stands in the file itself; keep it in the environment or a file: ${env:NAME} or ${file:/path}", scalar);
        }

        return value;
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+.^_`|~-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();
}
