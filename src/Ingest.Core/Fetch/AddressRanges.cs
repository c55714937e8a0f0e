using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Ingest.Core.Fetch;

/// <summary>Which addresses are not on the public internet (IANA special-purpose registries), also inside IPv6 transition forms.</summary>
public static class AddressRanges
{
    private static readonly (IPNetwork Network, string Name)[] V4 =
    [
        Range("0.0.0.0/8", "unspecified"),
        Range("10.0.0.0/8", "private"),
        Range("100.64.0.0/10", "shared (CGNAT)"),
        Range("127.0.0.0/8", "loopback"),
        // The one metadata service of the large clouds that stands on a public address (Azure's WireServer).
        Range("168.63.129.16/32", "cloud metadata"),
        Range("169.254.0.0/16", "link-local"),
        Range("172.16.0.0/12", "private"),
        Range("192.0.0.0/24", "reserved"),
        Range("192.0.2.0/24", "documentation"),
        Range("192.31.196.0/24", "reserved (AS112)"),
        Range("192.52.193.0/24", "reserved (AMT)"),
        Range("192.88.99.0/24", "reserved (6to4 relay)"),
        Range("192.168.0.0/16", "private"),
        Range("192.175.48.0/24", "reserved (AS112)"),
        Range("198.18.0.0/15", "benchmarking"),
        Range("198.51.100.0/24", "documentation"),
        Range("203.0.113.0/24", "documentation"),
        Range("224.0.0.0/4", "multicast"),
        Range("240.0.0.0/4", "reserved"),
    ];

    private static readonly (IPNetwork Network, string Name)[] V6 =
    [
        Range("::/128", "unspecified"),
        Range("::1/128", "loopback"),
        Range("64:ff9b:1::/48", "private (local NAT64)"),
        Range("100::/64", "discard"),
        Range("100:0:0:1::/64", "reserved (dummy)"),
        Range("2001:2::/48", "benchmarking"),
        Range("2001:10::/28", "reserved (ORCHID)"),
        Range("2001:20::/28", "reserved (ORCHID)"),
        Range("2001:db8::/32", "documentation"),
        Range("2001::/23", "reserved (IETF)"),
        Range("2620:4f:8000::/48", "reserved (AS112)"),
        Range("3fff::/20", "documentation"),
        Range("5f00::/16", "reserved (SRv6)"),
        Range("fc00::/7", "private (unique local)"),
        Range("fe80::/10", "link-local"),
        Range("fec0::/10", "site-local"),
        Range("ff00::/8", "multicast"),
    ];

    /// <summary>Global unicast as allotted by IANA; all else is reserved.</summary>
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>What keeps an address from being public, for example <c>loopback</c>; null when it is public.</summary>
    public static string? WhyNotPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Find(V4, address);
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return "unknown";
        }

        // A zone index (fe80::1%eth0) only makes sense on the local link and hides the address from the tables.
        var plain = address.ScopeId == 0 ? address : new IPAddress(address.GetAddressBytes());
        if (plain.Equals(IPAddress.IPv6Any) || plain.Equals(IPAddress.IPv6Loopback))
        {
            return Find(V6, plain);
        }

        foreach (var inner in Embedded(plain))
        {
            if (Find(V4, inner) is { } name)
            {
                return $"{name}, embedded in IPv6";
            }
        }

        return IsTransition(plain) ? null : Find(V6, plain) ?? (GlobalUnicast.Contains(plain) ? null : "reserved");
    }

    /// <summary>The IPv4 addresses that packets to an IPv6 address can end up at.</summary>
    internal static IEnumerable<IPAddress> Embedded(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        if (BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0)
        {
            // ::ffff:a.b.c.d (mapped), ::ffff:0:a.b.c.d (translated) and ::a.b.c.d (compatible, deprecated).
            var middle = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));
            if (middle is 0xFFFF or 0xFFFF0000 or 0)
            {
                yield return new IPAddress(bytes.AsSpan(12));
            }
        }
        else if (IsNat64(bytes))
        {
            yield return new IPAddress(bytes.AsSpan(12));
        }
        else if (bytes[0] == 0x20 && bytes[1] == 0x02)
        {
            yield return new IPAddress(bytes.AsSpan(2, 4));
        }
        else if (BinaryPrimitives.ReadUInt32BigEndian(bytes) == 0x20010000)
        {
            yield return new IPAddress(bytes.AsSpan(4, 4));
            yield return new IPAddress(BitConverter.GetBytes(~BitConverter.ToUInt32(bytes, 12)));
        }
    }

    /// <summary>Forms that stand for the IPv4 address in them and are as public as it is.</summary>
    private static bool IsTransition(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 || IsNat64(bytes) || (bytes[0] == 0x20 && bytes[1] == 0x02);
    }

    private static bool IsNat64(byte[] bytes) =>
        BinaryPrimitives.ReadUInt64BigEndian(bytes) == 0x0064FF9B_00000000 && BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)) == 0;

    private static string? Find((IPNetwork Network, string Name)[] ranges, IPAddress address)
    {
        foreach (var (network, name) in ranges)
        {
            if (network.Contains(address))
            {
                return name;
            }
        }

        return null;
    }

    private static (IPNetwork Network, string Name) Range(string network, string name) => (IPNetwork.Parse(network), name);
}
