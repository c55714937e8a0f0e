using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Ingest.Demo;

namespace Ingest.Tests.Demo;

/// <summary>Reads the newsroom as a daemon does: every connection goes to its port, whatever the host name.</summary>
internal sealed class Reader : IDisposable
{
    private readonly HttpClient _client;

    public Reader(Newsroom newsroom, DecompressionMethods decompression = DecompressionMethods.None)
    {
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = decompression,
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(newsroom.Endpoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    public Task<HttpResponseMessage> GetAsync(Uri url) => _client.GetAsync(url, TestContext.Current.CancellationToken);

    public async Task<HttpResponseMessage> GetAsync(Uri url, Action<HttpRequestHeaders> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        headers(request.Headers);
        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(Uri url)
    {
        using var response = await GetAsync(url);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<byte[]> BytesAsync(Uri url)
    {
        using var response = await GetAsync(url);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
