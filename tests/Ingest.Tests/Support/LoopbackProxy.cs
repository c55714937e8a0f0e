using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Tests.Support;

/// <summary>An HTTP and SOCKS5 proxy on loopback that sends everything to one address, whatever is asked for, and remembers what that was.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly int _target;
    private readonly string? _credentials;
    private readonly Task _accepting;

    private LoopbackProxy(int target, string? credentials)
    {
        (_target, _credentials) = (target, credentials);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>First lines of requests, or <c>SOCKS HOST:PORT</c>, in order; a request without the credentials that are wanted ends with <c> 407</c>.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <param name="target">Port on loopback.</param>
    /// <param name="credentials"><c>user:password</c> that the proxy wants; null for none.</param>
    public static LoopbackProxy Start(int target, string? credentials = null) => new(target, credentials);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var first = new byte[1];
                while (await stream.ReadAsync(first, _stop.Token) == 1)
                {
                    if (first[0] == 5 ? await SocksAsync(stream) : await HttpAsync(stream, (char)first[0]))
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up.
            }
        }
    }

    /// <summary>RFC 1928 without authentication, names only. True when the connection is done with.</summary>
    private async Task<bool> SocksAsync(NetworkStream stream)
    {
        var methods = await ReadAsync(stream, 1);
        await ReadAsync(stream, methods[0]);
        await stream.WriteAsync(new byte[] { 5, 0 }, _stop.Token);
        var request = await ReadAsync(stream, 5);
        var rest = await ReadAsync(stream, request[4] + 2);
        _asked.Enqueue($"SOCKS {Encoding.ASCII.GetString(rest[..^2])}:{(rest[^2] << 8) | rest[^1]}");
        await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 }, _stop.Token);
        await PipeAsync(stream, null);
        return true;
    }

    private async Task<bool> HttpAsync(NetworkStream stream, char first)
    {
        var head = new StringBuilder().Append(first);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append((char)(await ReadAsync(stream, 1))[0]);
        }

        var line = head.ToString().Split("\r\n")[0];
        if (_credentials is not null && !head.ToString().Contains("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_credentials)), StringComparison.Ordinal))
        {
            _asked.Enqueue(line + " 407");
            await stream.WriteAsync("HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"quay\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
            return false;
        }

        _asked.Enqueue(line);
        if (line.StartsWith("CONNECT ", StringComparison.Ordinal))
        {
            await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray(), _stop.Token);
            await PipeAsync(stream, null);
        }
        else
        {
            await PipeAsync(stream, Encoding.Latin1.GetBytes(head.ToString().Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
        }

        return true;
    }

    private async Task PipeAsync(NetworkStream client, byte[]? head)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
        var site = server.GetStream();
        if (head is not null)
        {
            await site.WriteAsync(head, _stop.Token);
        }

        await Task.WhenAny(client.CopyToAsync(site, _stop.Token), site.CopyToAsync(client, _stop.Token));
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, _stop.Token);
        return bytes;
    }
}
