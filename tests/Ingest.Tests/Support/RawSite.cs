using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ingest.Tests.Support;

/// <summary>A TCP server on loopback for answers that no decent web server gives.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private int _connections;

    private RawSite(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string ConnectTo => $"127.0.0.1:{Port}";

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Serves each connection by <paramref name="answer"/>, called once the request head is read, and closes it.</summary>
    public static RawSite Start(Func<NetworkStream, CancellationToken, Task> answer) => new(answer);

    /// <summary>Answers every request with the same bytes and closes the connection.</summary>
    public static RawSite Start(string answer) =>
        new(async (stream, token) => await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), token));

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
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using (var head = new StreamReader(stream, Encoding.Latin1, false, 1, leaveOpen: true))
                {
                    while (await head.ReadLineAsync(_stop.Token) is { Length: > 0 })
                    {
                    }
                }

                await _answer(stream, _stop.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client hung up, which is what hostile answers provoke.
            }
        }
    }
}
