using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Ingest.Core.Fetch;

/// <summary>Hosts as the gate, the breakers and the messages name them.</summary>
internal static class HostAndPort
{
    /// <summary>Lower-case host in ASCII, with the port unless it is the scheme's own: http and https share a host's turn.</summary>
    public static string Key(Uri url)
    {
        var host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost.TrimEnd('.').ToLowerInvariant();
        return url.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{url.Port}");
    }

    /// <summary>Reads <c>host:port</c> and <c>[v6]:port</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DnsEndPoint? endPoint)
    {
        endPoint = null;
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            return false;
        }

        var host = text[..colon];
        if (host is ['[', .. var inner, ']'])
        {
            host = inner;
        }

        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            return false;
        }

        endPoint = new DnsEndPoint(host, port);
        return true;
    }
}
