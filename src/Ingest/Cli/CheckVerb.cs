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
        var format = new Option<string>("--format") { Description = "text or json; default text.", DefaultValueFactory = _ => "text", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("text", "json");
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("check", "Reports every problem of every source file.") { path, strict, format, config, json };
        command.SetAction(async (parsed, _) =>
        {
            var folder = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>())[Settings.SourcesFolder]!;
            var wanted = parsed.GetValue(path) ?? folder;
            RequireReadable(wanted);
            var loaded = SourceLoading.Loader().Load(FolderSnapshot.Take(wanted, folder));
            var report = CheckReport.Of(loaded);
            await terminal.Out.WriteLineAsync(
                parsed.GetValue(json) || parsed.GetValue(format) == "json"
                    ? JsonSerializer.Serialize(report, StoryJson.Options)
                    : string.Join(Environment.NewLine, loaded.Problems.SelectMany(ProblemPrinter.Lines).Append(report.Summary)));
            return report.Errors > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? ExitCode.Problems : ExitCode.Ok;
        });
        return command;
    }

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
