using System.CommandLine;

namespace Ingest.Cli;

/// <summary><c>ingest healthcheck</c>: asks a running daemon whether it is ready, for containers and service managers.</summary>
internal static class HealthcheckVerb
{
    /// <summary>Less than the ten seconds after which the container's own check gives up without a word.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    public static Command Create(Terminal terminal)
    {
        var url = Flags.Url();
        var config = Flags.Config();
        var command = new Command("healthcheck", "Asks the running daemon whether it is ready; exit code 0 or 1.") { url, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { ["Daemon:Listen"] = parsed.GetValue(url) });
            return await AskAsync(DaemonClient.Listen(settings), DaemonClient.Address(settings), Deadline, terminal, cancellationToken);
        });
        return command;
    }

    /// <summary>Asks until <paramref name="deadline"/>: a daemon that takes the connection and hangs is not ready.</summary>
    public static async Task<int> AskAsync(string listen, Uri address, TimeSpan deadline, Terminal terminal, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/ready"));
        using var late = new CancellationTokenSource(deadline, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var response = await client.SendAsync(request, either.Token);
            await terminal.Out.WriteAsync(await response.Content.ReadAsStringAsync(either.Token));
            return response.IsSuccessStatusCode ? ExitCode.Ok : ExitCode.Problems;
        }
        catch (HttpRequestException exception)
        {
            await terminal.Error.WriteLineAsync($"ingest: no daemon answers at {listen} ({exception.HttpRequestError}); is it running, and does Daemon:Listen name this address?");
            return ExitCode.Problems;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await terminal.Error.WriteLineAsync($"ingest: the daemon at {listen} did not answer within {deadline:c}");
            return ExitCode.Problems;
        }
    }
}
