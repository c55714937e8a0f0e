using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Spectre.Console;

namespace Ingest.Cli;

/// <summary><c>ingest check [PATH]</c>: every problem of every source file in one pass.</summary>
internal static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "Folder or file; default sources.", DefaultValueFactory = _ => "sources" };
        var strict = new Option<bool>("--strict") { Description = "Warnings count as problems." };
        var json = Flags.Json();
        var command = new Command("check", "Reports every problem of every source file.") { path, strict, json };
        command.SetAction(async (parsed, _) =>
        {
            var wanted = parsed.GetValue(path)!;
            if (!Directory.Exists(wanted) && !File.Exists(wanted))
            {
                throw new BadConfigurationException($"'{wanted}' does not exist; name the folder of source files: ingest check PATH");
            }

            var loaded = SourceLoading.Loader().Load(wanted);
            await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(loaded.Problems, StoryJson.Options) : Text(loaded));
            return loaded.HasErrors || (parsed.GetValue(strict) && loaded.Problems.Count > 0) ? ExitCode.Problems : ExitCode.Ok;
        });
        return command;
    }

    private static string Text(LoadResult loaded)
    {
        var lines = new List<string>();
        foreach (var problem in loaded.Problems)
        {
            lines.Add(problem.ToString());
            if (problem.LineText is { } text)
            {
                lines.Add("    " + text.Replace('\t', ' '));
                lines.Add("    " + new string(' ', Width(text, problem.Column - 1)) + "^");
            }
        }

        var errors = loaded.Problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        lines.Add($"{Count(loaded.Files, "file")}, {Count(loaded.Set.Sources.Count, "source")}, {Count(errors, "error")}, {Count(loaded.Problems.Count - errors, "warning")}");
        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Cells of the text before the caret: CJK characters take two.</summary>
    private static int Width(string text, int column) => Spectre.Console.Rendering.Segment.CellCount([new Spectre.Console.Rendering.Segment(text[..Math.Clamp(column, 0, text.Length)])]);

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
