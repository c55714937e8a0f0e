using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Core.Fetch;

namespace Ingest.Cli;

/// <summary><c>ingest robots FILE TARGET</c>: whether a robots.txt lets a URL be fetched, and the line that decided.</summary>
internal static class RobotsVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A saved robots.txt." };
        var target = new Argument<string>("TARGET") { Description = "Absolute URL, or path and query." };
        var agent = new Option<string>("--agent") { Description = "Product token of the crawler.", DefaultValueFactory = _ => new FetchOptions().Product };
        var json = new Option<bool>("--json") { Description = "Prints JSON, which is the only form of this verb." };
        var command = new Command("robots", "Says whether a robots.txt allows a URL, and by which line.") { file, target, agent, json };

        command.SetAction(async (arguments, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file).FullName;
            var text = arguments.GetRequiredValue(target);
            if (!Uri.TryCreate(new Uri("http://host.invalid/"), text, out var url) || url.Scheme is not ("http" or "https"))
            {
                await terminal.Error.WriteLineAsync($"'{text}' is neither an http URL nor a path");
                return ExitCode.Usage;
            }

            var bytes = await ReadAsync(path, cancellationToken);
            var robots = RobotsFile.Parse(bytes.AsSpan(0, Math.Min(bytes.Length, RobotsFile.MostBytes)));
            var verdict = robots.Judge(url, arguments.GetRequiredValue(agent));
            await terminal.Out.WriteLineAsync(
                JsonSerializer.Serialize(new { allowed = verdict.Allowed, line = verdict.Line, rule = verdict.Rule }, Readable));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <exception cref="BadConfigurationException">The file does not exist or cannot be read.</exception>
    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
