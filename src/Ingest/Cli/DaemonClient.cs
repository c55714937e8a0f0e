using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Operator;

namespace Ingest.Cli;

/// <summary>Asks the running daemon to do something.</summary>
internal static class DaemonClient
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>Where the daemon listens, as the settings say it.</summary>
    public static string Listen(IConfiguration settings) => settings["Daemon:Listen"] ?? DaemonOptions.DefaultListen;

    /// <summary>The daemon's answer, or why it gave none; neither when no daemon answers.</summary>
    /// <param name="settings">The settings: where it listens, its token.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="verb">Who asks, for its log and ours.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BadConfigurationException">What the settings name is no address.</exception>
    public static async Task<(T? Answer, string? Problem)> PostAsync<T>(IConfiguration settings, string path, string verb, CancellationToken cancellationToken)
        where T : class
    {
        var listen = Listen(settings);
        var address = ListenAddress.Local(listen) ?? throw new BadConfigurationException($"'{listen}' is no http address; expected such as {DaemonOptions.DefaultListen} (Daemon:Listen or --url)");
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Headers = { { OwnRequest.Header, verb } } };
        if (settings["Daemon:Token"] is { Length: > 0 } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var late = new CancellationTokenSource(Deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response switch
            {
                { Content.Headers.ContentType.MediaType: "application/json" } => (JsonSerializer.Deserialize<T>(text, StoryJson.Options), null),
                { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } => (null, $"what answers at {listen} is another program, or an older daemon; restart it"),
                { StatusCode: HttpStatusCode.Unauthorized } => (null, "the daemon wants Daemon:Token; set it as for the daemon, for example INGEST__DAEMON__TOKEN"),
                _ => (null, $"the daemon at {listen} refused: {text.Trim()}"),
            };
        }
        catch (HttpRequestException)
        {
            return (null, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"the daemon at {listen} did not answer within {Deadline:c}");
        }
    }
}
