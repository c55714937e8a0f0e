using System.Net;
using System.Net.Sockets;
using Ingest.Core.Common.Text;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>
/// Decides where connections may go: at each URL by scheme, port and literal address, and again after DNS, in the connect
/// callback, so that a name cannot point elsewhere between check and use.
/// </summary>
internal static class AddressGuard
{
    /// <summary>Names that mean something inside one network only (RFC 6761, 6762, 7686 and 8375, ICANN for <c>internal</c>), a cloud's metadata service among them.</summary>
    private static readonly string[] PrivateNames = [".internal", ".local", ".localdomain", ".home.arpa", ".onion", ".intranet", ".lan"];

    /// <summary>Why a URL may not be fetched, or null. Names are checked when they are connected to.</summary>
    public static string? Check(Uri url, NetworkDefinition network, DnsEndPoint? connectTo)
    {
        if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return $"scheme '{(url.IsAbsoluteUri ? url.Scheme : "")}' is neither http nor https";
        }

        if (HostNames.Ascii(url) is not { } name)
        {
            return "the host name is none that can be looked up";
        }

        if (url.UserInfo.Length > 0)
        {
            return $"the URL at {url.Host} carries a user name";
        }

        if (connectTo is not null && url.Port == connectTo.Port && name.Equals(connectTo.Host, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (url.Port is not (80 or 443) && !network.AllowPorts.Contains(url.Port))
        {
            return $"port {url.Port} of {url.Host} is neither 80 nor 443; a source file may allow it (network.allow_ports), on the command line --connect-to names a test server";
        }

        // Names under localhost always mean loopback (RFC 6761 §6.3), whatever a resolver answers.
        var host = name.TrimEnd('.');
        return IPAddress.TryParse(host, out var address) ? Check(host, address, network)
            : network.AllowPrivate.Count == 0 && Array.Exists(PrivateNames, name => host.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                ? $"{host} is a name of a private network; a source file may allow it (network.allow_private), on the command line --connect-to names a test server"
            : host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) ? Check(host, IPAddress.Loopback, network)
            : null;
    }

    /// <summary>Why an address that <paramref name="host"/> stands for may not be connected to, or null.</summary>
    public static string? Check(string host, IPAddress address, NetworkDefinition network)
    {
        if (AddressRanges.WhyNotPublic(address) is not { } name || network.AllowPrivate.Any(range => range.Contains(Unmapped(address))))
        {
            return null;
        }

        var where = host == address.ToString() ? host : $"{host} ({address})";
        return $"{where} is not public: {name}; a source file may allow it (network.allow_private), on the command line --connect-to names a test server";
    }

    /// <summary>Connects to what a host name resolves to. One forbidden address among several refuses them all.</summary>
    /// <exception cref="ForbiddenAddressException">The guard said no.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint target, NetworkDefinition network, DnsEndPoint? connectTo, ResolveHost resolve, TimeProvider time, CancellationToken cancellationToken)
    {
        var endPoint = connectTo ?? target;
        var addresses = IPAddress.TryParse(endPoint.Host, out var literal)
            ? [literal]
            : await resolve(endPoint.Host, cancellationToken).ConfigureAwait(false);

        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        foreach (var address in addresses)
        {
            if (connectTo is null && Check(endPoint.Host, address, network) is { } why)
            {
                throw new ForbiddenAddressException(why);
            }
        }

        return await ConnectToFirstAsync(addresses, endPoint.Port, time, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Stream> ConnectToFirstAsync(IPAddress[] addresses, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        // The last address has all the time that is left; those before it a share, as IPv6 is often announced and not routed.
        var share = TimeSpan.FromSeconds(3);
        for (var i = 0; ; i++)
        {
            var last = i == addresses.Length - 1;
            var socket = new Socket(addresses[i].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = new CancellationTokenSource(last ? Timeout.InfiniteTimeSpan : share, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[i], port), both.Token).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException && !last && !cancellationToken.IsCancellationRequested)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
