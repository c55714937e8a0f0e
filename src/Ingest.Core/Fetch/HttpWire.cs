using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch;

/// <summary>
/// Connections. Sources with the same network rules share a pool and no others do, so that a connection allowed to one is never used by
/// another. Addresses are checked after DNS and before connecting: what was checked is what is connected to.
/// </summary>
internal sealed class HttpWire(IOptions<FetchOptions> options) : IDisposable
{
    private const int HeaderKilobytes = 32;

    private readonly ConcurrentDictionary<string, HttpMessageInvoker> _pools = new();

    public bool IsRedirected => !string.IsNullOrEmpty(options.Value.ConnectTo);

    public HttpMessageInvoker Pool(NetworkDefinition network)
    {
        var key = string.Join(',', network.AllowPrivate) + "|" + string.Join(',', network.AllowPorts);
        return _pools.GetOrAdd(key, (_, rules) => Create(rules), network);
    }

    public void Dispose()
    {
        foreach (var pool in _pools.Values)
        {
            pool.Dispose();
        }
    }

    private HttpMessageInvoker Create(NetworkDefinition network) => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = options.Value.ConnectWithin,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = HeaderKilobytes,
            MaxResponseDrainSize = 64 * 1024,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, network, cancellationToken),
        });

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint wanted, NetworkDefinition network, CancellationToken cancellationToken)
    {
        var (host, port) = options.Value.ConnectTo is { Length: > 0 } target ? Split(target) : (wanted.Host, wanted.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (!IsRedirected)
        {
            foreach (var address in addresses)
            {
                if (AddressGuard.Refuse(address, network) is { } reason)
                {
                    throw new ForbiddenAddressException($"{wanted.Host} resolves to an address that may not be fetched: {reason}");
                }
            }
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static (string Host, int Port) Split(string target)
    {
        var at = target.LastIndexOf(':');
        return at > 0 && int.TryParse(target.AsSpan(at + 1), CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? (target[..at].Trim('[', ']'), port)
            : throw new OptionsValidationException(FetchOptions.Section, typeof(FetchOptions), [$"Fetch:ConnectTo (--connect-to) is '{target}'; write HOST:PORT, for example 127.0.0.1:8090"]);
    }
}
