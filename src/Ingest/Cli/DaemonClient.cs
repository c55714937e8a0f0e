using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;
using Ingest.Daemon;
using Ingest.Operator;

namespace Ingest.Cli;

/// <summary>Asks the running daemon to do something.</summary>
internal static class DaemonClient
{
    /// <summary>Characters of a refusal that are shown.</summary>
    private const int LongestRefusal = 500;

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    /// <summary>For a question that is answered from memory.</summary>
    private static readonly TimeSpan ShortDeadline = TimeSpan.FromSeconds(5);

    /// <summary>Where the daemon listens, as the settings say it.</summary>
    public static string Listen(IConfiguration settings) => settings["Daemon:Listen"] ?? DaemonOptions.DefaultListen;

    /// <summary>The same as an address of this machine.</summary>
    /// <exception cref="BadConfigurationException">What the settings name is none.</exception>
    public static Uri Address(IConfiguration settings) =>
        ListenAddress.Local(Listen(settings)) ?? throw new BadConfigurationException($"'{Listen(settings)}' is no http address; expected such as {DaemonOptions.DefaultListen} (Daemon:Listen or --url)");

    /// <summary>The daemon's answer, or why it gave none; neither when no daemon answers.</summary>
    /// <param name="settings">The settings: where it listens, its token.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="verb">Who asks, for its log and ours.</param>
    /// <param name="isAnswer">False for what the daemon does not answer; another program may.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BadConfigurationException">What the settings name is no address.</exception>
    public static Task<(T? Answer, string? Problem)> PostAsync<T>(
        IConfiguration settings, string path, string verb, Func<HttpStatusCode, T, bool> isAnswer, CancellationToken cancellationToken)
        where T : class => SendAsync(HttpMethod.Post, Deadline, settings, path, verb, isAnswer, cancellationToken);

    /// <summary>The daemon itself; why that is not known; neither when no daemon answers.</summary>
    /// <exception cref="BadConfigurationException">What the settings name is no address.</exception>
    public static Task<(DaemonAccount? Answer, string? Problem)> AccountAsync(IConfiguration settings, string verb, CancellationToken cancellationToken) =>
        SendAsync<DaemonAccount>(HttpMethod.Get, ShortDeadline, settings, OperatorPages.DaemonPath, verb, (status, account) => status == HttpStatusCode.OK && account is { Version: not null, Store: not null }, cancellationToken);

    private static async Task<(T? Answer, string? Problem)> SendAsync<T>(
        HttpMethod method, TimeSpan deadline, IConfiguration settings, string path, string verb, Func<HttpStatusCode, T, bool> isAnswer, CancellationToken cancellationToken)
        where T : class
    {
        var (listen, address) = (Listen(settings), Address(settings));
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Headers = { { OwnRequest.Header, verb } } };
        if (settings["Daemon:Token"] is { Length: > 0 } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using var late = new CancellationTokenSource(deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return Read<T>(response, text) is { } answer && isAnswer(response.StatusCode, answer) ? (answer, null) : (null, ProblemOf(response.StatusCode, listen, text));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return (null, null);
        }
        catch (HttpRequestException exception)
        {
            return (null, $"what answers at {listen} gave no whole answer ({exception.HttpRequestError}); what was asked of it may be done");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"the daemon at {listen} did not answer within {deadline:c}");
        }
    }

    private static T? Read<T>(HttpResponseMessage response, string text)
        where T : class
    {
        try
        {
            return response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonSerializer.Deserialize<T>(text, StoryJson.Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string ProblemOf(HttpStatusCode status, string listen, string text) => status switch
    {
        HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => $"what answers at {listen} is another program, or an older daemon; restart it",
        HttpStatusCode.Unauthorized => "the daemon wants Daemon:Token; set it as for the daemon, for example INGEST__DAEMON__TOKEN",
        _ => $"what answers at {listen} refused with {(int)status}: {SummaryPrinter.Plain(TextCut.To(text.Trim(), LongestRefusal))}",
    };
}
