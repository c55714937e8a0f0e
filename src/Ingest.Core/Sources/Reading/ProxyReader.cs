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

    public static ProxyDefinition? Read(MapReader map)
    {
        if (map.Scalar("proxy", "the address of a proxy") is not { } scalar || !map.Notes.IsClean(scalar) || map.Text("proxy") is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !Schemes.Contains(url.Scheme) || url.Host.Length == 0 || url.Port <= 0
            || url.PathAndQuery is not ("/" or "") || url.Fragment.Length > 0)
        {
            map.Notes.Error(ProblemCodes.Network, $"\"proxy\" cannot be read; {Expected}", scalar);
            return null;
        }

        var parts = url.UserInfo.Split(':', 2);
        if (parts is [_, { Length: > 0 }] && !Secrets.IsReference(scalar.Value))
        {
            map.Notes.Warn(ProblemCodes.LiteralSecret, "the proxy's password stands in the file itself; keep it in the environment or a file: ${env:NAME} or ${file:/path}", scalar);
        }

        var address = new UriBuilder(url.Scheme, url.Host, url.Port).Uri;
        return url.UserInfo.Length == 0
            ? new ProxyDefinition(address)
            : new ProxyDefinition(address, new Secret(Uri.UnescapeDataString(parts[0])), new Secret(parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : string.Empty));
    }
}
