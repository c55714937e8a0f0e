using System.Net.Sockets;
using System.Security.Authentication;
using Ingest.Core.Model;

namespace Ingest.Core.Fetch;

/// <summary>Reads what the network stack throws; null for exceptions that are not the network's.</summary>
internal static class NetworkFault
{
    public static Exchange? Read(Exception exception, string host, FetchOptions options)
    {
        var chain = Chain(exception).ToList();
        if (chain.OfType<ForbiddenAddressException>().FirstOrDefault() is { } forbidden)
        {
            return new Exchange.Forbidden(forbidden.Message);
        }

        if (exception is OperationCanceledException)
        {
            // Neither the caller nor the deadline: the connect timeout of the handler.
            return new Exchange.Failed(FailureKind.Timeout, $"{host}: no connection within {options.ConnectTimeout}", Transient: true);
        }

        if (exception is not (HttpRequestException or IOException or SocketException))
        {
            return null;
        }

        if (chain.OfType<SocketException>().FirstOrDefault() is { } socket)
        {
            return OfSocket(socket.SocketErrorCode, host);
        }

        if (chain.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
        {
            return new Exchange.Failed(FailureKind.Tls, $"{host}: {(tls.InnerException ?? tls).Message}", Transient: false);
        }

        return (exception as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => new Exchange.Failed(FailureKind.Tls, $"{host}: the TLS handshake failed", Transient: false),
            HttpRequestError.ProxyTunnelError => new Exchange.Failed(FailureKind.Connection, $"{host}: the proxy opened no way to it", Transient: false),
            HttpRequestError.ConfigurationLimitExceeded => new Exchange.Failed(
                FailureKind.TooLarge, $"{host}: the response headers exceed 32 KiB", Transient: false),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => new Exchange.Failed(
                FailureKind.Connection, $"{host}: the answer is not valid HTTP", Transient: false),
            _ => new Exchange.Failed(FailureKind.Connection, $"{host}: the connection was lost", Transient: true),
        };
    }

    private static Exchange.Failed OfSocket(SocketError error, string host) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData =>
            new Exchange.Failed(FailureKind.UnknownHost, $"{host}: the name does not resolve", Transient: false),
        SocketError.TryAgain or SocketError.NoRecovery =>
            new Exchange.Failed(FailureKind.Dns, $"{host}: the name could not be resolved right now", Transient: true),
        SocketError.ConnectionRefused => new Exchange.Failed(FailureKind.Connection, $"{host}: connection refused", Transient: true),
        SocketError.ConnectionReset => new Exchange.Failed(FailureKind.Connection, $"{host}: connection reset", Transient: true),
        _ => new Exchange.Failed(FailureKind.Connection, $"{host}: {error}", Transient: true),
    };

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }
}
