using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>network.proxy</c>, which may carry a user name and a password.</summary>
internal static class ProxyReader
{
    private const string Expected = "expected http://HOST:PORT, also https, socks5 or socks4a, with USER:PASSWORD@ before the host where the proxy wants them";
    private static readonly string[] Schemes = ["http", "https", "socks5", "socks4a"];

    /// <summary>No problem of the file shows the line: it may hold a password.</summary>
    public static void Hide(YamlNode? network, Notes notes)
    {
        if (network is YamlNode.Mapping map && map["proxy"] is { } proxy)
        {
            notes.Hide(proxy);
        }
    }

    /// <summary>Whether a password stands there itself, or might.</summary>
    public static bool HoldsSecret(YamlNode? network) => network is YamlNode.Mapping map && map["proxy"] switch
    {
        null => false,
        YamlNode.Scalar proxy => IsLiteral(Cut(Split(proxy.Value).Credentials).Password),
        _ => true,
    };

    public static ProxyDefinition? Read(MapReader map)
    {
        if (map.Scalar("proxy", "the address of a proxy") is not { } scalar || !map.Notes.IsClean(scalar))
        {
            return null;
        }

        // Secrets are filled in part by part, so that no letter of a password ends it or is read as an escape.
        var (address, credentials) = Split(scalar.Value);
        var (user, password) = Cut(credentials);
        if (map.Resolve(scalar, address) is not { } text || Part(map, scalar, user) is not { } userName || Part(map, scalar, password) is not { } word)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !Schemes.Contains(url.Scheme) || url.Host.Length == 0 || url.Port <= 0
            || url.PathAndQuery is not ("/" or "") || url.Fragment.Length > 0 || Secrets.Masked(credentials).AsSpan().ContainsAny('/', '?', '#')
            || (credentials.Length > 0 && url.UserInfo.Length > 0))
        {
            map.Notes.Error(ProblemCodes.Network, $"\"proxy\" cannot be read; {Expected}", scalar);
            return null;
        }

        if (IsLiteral(password))
        {
            map.Notes.Warn(ProblemCodes.LiteralSecret, "the proxy's password stands in the file itself; keep it in the environment or a file: ${env:NAME} or ${file:/path}", scalar);
        }

        if (url.UserInfo.Length > 0)
        {
            // The whole address came from one reference.
            (userName, word) = Cut(url.UserInfo);
            (userName, word) = (Uri.UnescapeDataString(userName), Uri.UnescapeDataString(word));
        }

        var place = new UriBuilder(url.Scheme, url.Host, url.Port).Uri;
        return credentials.Length == 0 && url.UserInfo.Length == 0 ? new ProxyDefinition(place) : new ProxyDefinition(place, new Secret(userName), new Secret(word));
    }

    /// <summary>The address without what stands before its last at sign, and that.</summary>
    private static (string Address, string Credentials) Split(string text)
    {
        var masked = Secrets.Masked(text);
        var start = masked.IndexOf("://", StringComparison.Ordinal) + 3;
        var at = masked.LastIndexOf('@');
        return start < 3 || at < start ? (text, string.Empty) : (text[..start] + text[(at + 1)..], text[start..at]);
    }

    private static bool IsLiteral(string password) => password.Length > 0 && !Secrets.IsReference(password);

    private static (string User, string Password) Cut(string credentials) =>
        Secrets.Masked(credentials).IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (credentials[..colon], credentials[(colon + 1)..]) : (credentials, string.Empty);

    /// <summary>A secret as it is; what stands in the file itself is escaped as in every URL.</summary>
    private static string? Part(MapReader map, YamlNode.Scalar scalar, string part) =>
        Secrets.IsReference(part) ? map.Resolve(scalar, part) : Uri.UnescapeDataString(part);
}
