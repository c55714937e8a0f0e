using System.CommandLine;
using Ingest.Daemon;

namespace Ingest.Cli;

/// <summary><c>ingest healthcheck</c>: asks a running daemon whether it is ready, for containers and service managers.</summary>
internal static class HealthcheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var url = new Option<string?>("--url") { Description = "Where the daemon listens (setting Daemon:Listen; default http://127.0.0.1:8630).", HelpName = "URL" };
        var config = Flags.Config();
        var command = new Command("healthcheck", "Asks the running daemon whether it is ready; exit code 0 or 1.") { url, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { ["Daemon:Listen"] = parsed.GetValue(url) });
            var listen = settings["Daemon:Listen"] ?? DaemonOptions.DefaultListen;
            var address = ListenAddress.Local(listen)
                ?? throw new BadConfigurationException($"'{listen}' is no http address; expected such as {DaemonOptions.DefaultListen} (Daemon:Listen or --url)");

            using var handler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
            using var client = new HttpMessageInvoker(handler);
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/health/ready"));
            try
            {
                using var response = await client.SendAsync(request, cancellationToken);
                await terminal.Out.WriteAsync(await response.Content.ReadAsStringAsync(cancellationToken));
                return response.IsSuccessStatusCode ? ExitCode.Ok : ExitCode.Problems;
            }
            catch (HttpRequestException exception)
            {
                await terminal.Error.WriteLineAsync($"ingest: no daemon answers at {listen} ({exception.HttpRequestError}); is it running, and does Daemon:Listen name this address?");
                return ExitCode.Problems;
            }
        });
        return command;
    }
}
