using System.Net;
using System.Net.Sockets;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>Which addresses may be connected to: public unicast only, by the IANA special-purpose registries, unless a source allows more.</summary>
internal static class AddressGuard
{
    private static readonly (IPNetwork Network, string What)[] Special =
    [
        .. Table(
            "0.0.0.0/8 unspecified", "10.0.0.0/8 private", "100.64.0.0/10 carrier-grade NAT", "127.0.0.0/8 loopback", "169.254.0.0/16 link-local",
            "172.16.0.0/12 private", "192.0.0.0/24 protocol assignments", "192.0.2.0/24 documentation", "192.31.196.0/24 AS112", "192.52.193.0/24 AMT",
            "192.88.99.0/24 6to4 relay", "192.168.0.0/16 private", "192.175.48.0/24 AS112", "198.18.0.0/15 benchmarking", "198.51.100.0/24 documentation",
            "203.0.113.0/24 documentation", "224.0.0.0/4 multicast", "240.0.0.0/4 reserved",
            "::/128 unspecified", "::1/128 loopback", "100::/64 discard", "2001::/23 protocol assignments", "2001:db8::/32 documentation", "3fff::/20 documentation",
            "5f00::/16 segment routing", "fc00::/7 unique local", "fe80::/10 link-local", "fec0::/10 site-local", "ff00::/8 multicast"),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Null when the address may be connected to; otherwise what it is.</summary>
    public static string? Refuse(IPAddress address, NetworkDefinition network)
    {
        foreach (var embedded in Unwrap(address))
        {
            if (network.AllowPrivate.Any(allowed => allowed.Contains(embedded)))
            {
                continue;
            }

            foreach (var (range, what) in Special)
            {
                if (range.BaseAddress.AddressFamily == embedded.AddressFamily && range.Contains(embedded))
                {
                    return $"{address} is {what} ({range})";
                }
            }

            if (embedded.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(embedded) && !IsTranslated(embedded))
            {
                return $"{address} is outside global unicast (2000::/3)";
            }
        }

        return null;
    }

    /// <summary>Null when scheme, port, user info and literal address of the URL are fine; otherwise what is not.</summary>
    public static string? Refuse(Uri url, NetworkDefinition network, bool isRedirected)
    {
        if (url.Scheme is not ("http" or "https"))
        {
            return $"scheme '{url.Scheme}' is neither http nor https";
        }

        if (url.UserInfo.Length > 0)
        {
            return "the URL carries a user name";
        }

        if (url.Port is not (80 or 443) && !network.AllowPorts.Contains(url.Port))
        {
            return $"port {url.Port} is neither 80 nor 443; network.allow_ports of the source can allow it";
        }

        return isRedirected || !IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var literal) ? null : Refuse(literal, network);
    }

    /// <summary>The address itself and every IPv4 address that it carries: mapped, compatible, 6to4, Teredo, NAT64, ISATAP.</summary>
    private static IEnumerable<IPAddress> Unwrap(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            yield return address;
            yield break;
        }

        var bytes = address.GetAddressBytes();
        if (address.IsIPv4MappedToIPv6)
        {
            yield return address.MapToIPv4();
            yield break;
        }

        if (IsTranslated(address) || (bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0 && (bytes[12] | bytes[13]) != 0))
        {
            yield return new IPAddress(bytes.AsSpan(12, 4));
        }

        if (bytes[0] == 0x20 && bytes[1] == 0x02)
        {
            yield return new IPAddress(bytes.AsSpan(2, 4));
        }

        if (bytes.AsSpan(0, 4).SequenceEqual((ReadOnlySpan<byte>)[0x20, 0x01, 0, 0]))
        {
            yield return new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]);
        }

        yield return address;
    }

    /// <summary>NAT64 (RFC 6052) well-known prefix.</summary>
    private static bool IsTranslated(IPAddress address) =>
        address.GetAddressBytes() is [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..];

    private static IEnumerable<(IPNetwork Network, string What)> Table(params string[] rows) =>
        rows.Select(row => row.Split(' ', 2)).Select(parts => (IPNetwork.Parse(parts[0]), parts[1]));
}
