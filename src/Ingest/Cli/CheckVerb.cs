using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest check [PATH]</c>: every problem of every source file in one pass.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string?>("PATH") { Description = "Folder or file (default: setting Sources:Folder).", Arity = ArgumentArity.ZeroOrOne };
        var strict = new Option<bool>("--strict") { Description = "Warnings count as problems." };
        var online = new Option<bool>("--online") { Description = "Also asks for every feed, sitemap and listing: names resolve, robots.txt allows, something is offered." };
        var format = new Option<string>("--format") { Description = "text, json, github or sarif; default text.", DefaultValueFactory = _ => "text", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("text", "json", "github", "sarif");
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("check", "Reports every problem of every source file.") { path, strict, online, format, connectTo, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.ConnectTo] = parsed.GetValue(connectTo) });
            var wanted = parsed.GetValue(path) ?? settings[Settings.SourcesFolder]!;
            RequireReadable(wanted);
            var loaded = SourceLoading.Loader().Load(wanted);
            IReadOnlyList<SourceProblem> problems = parsed.GetValue(online)
                ? [.. loaded.Problems, .. await OnlineCheck.RunAsync(loaded, settings, terminal, cancellationToken)]
                : loaded.Problems;
            var report = CheckReport.Of(loaded, problems);
            await terminal.Out.WriteLineAsync(Text(report, parsed.GetValue(json) ? "json" : parsed.GetValue(format)!));
            return report.Errors > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? ExitCode.Problems : ExitCode.Ok;
        });
        return command;
    }

    private static string Text(CheckReport report, string format) => format switch
    {
        "json" => JsonSerializer.Serialize(report, StoryJson.Options),
        "github" => string.Join(Environment.NewLine, report.Problems.Select(GithubAnnotations.Line).Append(report.Summary)),
        "sarif" => SarifLog.Of(report.Problems),
        _ => string.Join(Environment.NewLine, report.Problems.SelectMany(ProblemPrinter.Lines).Append(report.Summary)),
    };

    /// <exception cref="BadConfigurationException">The path does not exist or cannot be read, which no source file is to blame for.</exception>
    private static void RequireReadable(string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new BadConfigurationException($"'{path}' does not exist; name the folder of source files: ingest check PATH, or INGEST__SOURCES__FOLDER");
        }

        try
        {
            if (Directory.Exists(path))
            {
                _ = Directory.EnumerateFileSystemEntries(path).Any();
            }
            else
            {
                using var file = File.OpenRead(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"'{path}' cannot be read: {exception.Message}");
        }
    }
}
