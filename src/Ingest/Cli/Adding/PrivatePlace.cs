using System.Net;
using System.Net.Sockets;
using Ingest.Core.Fetch;
using Ingest.Core.Sources;

namespace Ingest.Cli.Adding;

/// <summary>What of the own network a source must be allowed for a site that stands there: the site's addresses alone, and its port.</summary>
internal static class PrivatePlace
{
    /// <summary>Nothing for a public site, and for a name that nobody knows.</summary>
    public static async Task<NetworkDefinition> OfAsync(Uri site, CancellationToken cancellationToken)
    {
        var ranges = (await AddressesAsync(site, cancellationToken)).Select(address => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
            .Where(address => AddressRanges.WhyNotPublic(address) is not null).Distinct()
            .Select(address => new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)).ToList();
        return new NetworkDefinition(ranges, site.Port is 80 or 443 ? [] : [site.Port]);
    }

    private static async Task<IPAddress[]> AddressesAsync(Uri site, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(site.DnsSafeHost, out var literal))
        {
            return [literal];
        }

        try
        {
            return await Dns.GetHostAddressesAsync(site.IdnHost, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
