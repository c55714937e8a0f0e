using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ingest.Core.Fetch;
using Ingest.Core.Sources;
using Microsoft.Extensions.Configuration;

namespace Ingest.Cli;

/// <summary><c>ingest robots FILE|URL TARGET</c>: whether a robots.txt lets a URL be fetched, and the line that decided.</summary>
internal static class RobotsVerb
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE|URL") { Description = "A saved robots.txt, or a URL of the site that is asked for its own." };
        var target = new Argument<string>("TARGET") { Description = "Absolute URL, or path and query." };
        var agent = new Option<string>("--agent") { Description = "Product token of the crawler.", DefaultValueFactory = _ => new FetchOptions().Product };
        var json = new Option<bool>("--json") { Description = "Prints JSON, which is the only form of this verb." };
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("robots", "Says whether a robots.txt allows a URL, and by which line.") { file, target, agent, json, connectTo, config };

        command.SetAction(async (arguments, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file);
            var text = arguments.GetRequiredValue(target);
            var site = WebUrl.Of(path);
            if (!Uri.TryCreate(site ?? new Uri("http://host.invalid/"), text, out var url) || url.Scheme is not ("http" or "https"))
            {
                await terminal.Error.WriteLineAsync($"'{text}' is neither an http URL nor a path");
                return ExitCode.Usage;
            }

            if (site is not null)
            {
                if (url.Authority != site.Authority || url.Scheme != site.Scheme)
                {
                    await terminal.Error.WriteLineAsync($"'{text}' is not at {site.GetLeftPart(UriPartial.Authority)}, whose robots.txt was named");
                    return ExitCode.Usage;
                }

                var settings = Settings.Read(arguments.GetValue(config), new Dictionary<string, string?> { [Settings.ConnectTo] = arguments.GetValue(connectTo) });
                return await AskAsync(url, settings, arguments.GetRequiredValue(agent), terminal, cancellationToken);
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

    /// <summary>As a file is judged; <c>detail</c> says why there was none to judge by.</summary>
    private static async Task<int> AskAsync(Uri url, IConfiguration settings, string agent, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
        var answer = await session.Get<SiteInspector>().RobotsAsync(url, SourceDefinition.NoSource, agent, cancellationToken);
        if (answer.IsForbidden)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"{url}: its robots.txt {answer.Detail}"));
            return ExitCode.Problems;
        }

        await terminal.Out.WriteLineAsync(answer.Detail is { } detail
            ? JsonSerializer.Serialize(new { allowed = answer.Allowed, line = answer.Line, rule = answer.Rule, detail }, Readable)
            : JsonSerializer.Serialize(new { allowed = answer.Allowed, line = answer.Line, rule = answer.Rule }, Readable));
        return answer.Detail is null ? ExitCode.Ok : ExitCode.Problems;
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
