using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Benchmarks.Hostile;

/// <summary>A TCP server on loopback that plays every host: answers by <c>host/path</c>, else by path, else 404.</summary>
internal sealed class HostileSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IReadOnlyDictionary<string, Answer> _routes;
    private readonly Task _accepting;

    public HostileSite(IReadOnlyDictionary<string, Answer> routes)
    {
        _routes = routes;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>For <c>--connect-to</c>.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
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
                var (host, path) = await HeadAsync(stream);
                var answer = _routes.GetValueOrDefault(host + path) ?? _routes.GetValueOrDefault(path)
                    ?? Answers.Raw("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                await answer(stream, _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, which is what hostile answers provoke.
            }
        }
    }

    private async Task<(string Host, string Path)> HeadAsync(NetworkStream stream)
    {
        var (host, path) = ("", "");
        using var head = new StreamReader(stream, Encoding.Latin1, false, 1, leaveOpen: true);
        while (await head.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            path = path.Length == 0 ? line.Split(' ') is [_, var asked, ..] ? asked : "/" : path;
            host = line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) ? line[5..].Trim() : host;
        }

        return (host, path);
    }
}
