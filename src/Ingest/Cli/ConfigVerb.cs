using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest config show ID</c>: a source as it holds, with what it inherits from templates and defaults.</summary>
internal static class ConfigVerb
{
    public static Command Create(Terminal terminal) => new("config", "Shows sources as they hold.") { Show(terminal) };

    private static Command Show(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The source." };
        var origin = new Option<bool>("--origin") { Description = "Name file and line that set each key." };
        var sources = Flags.Sources();
        id.CompletingSources(sources);
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("show", "Prints the effective source: its file over its templates over the defaults.") { id, origin, sources, config, json };
        command.SetAction(async (parsed, _) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.SourcesFolder] = parsed.GetValue(sources) });
            var (folder, wanted) = (settings[Settings.SourcesFolder]!, parsed.GetValue(id)!);
            var loaded = SourceLoading.Loader().Load(folder);
            if (loaded.Set.Find(new SourceId(wanted)) is not { } source)
            {
                await ExplainAsync(loaded, folder, wanted, terminal);
                return ExitCode.Problems;
            }

            var keys = source.Writing.Keys;
            await terminal.Out.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(keys, StoryJson.Options)
                : string.Join(Environment.NewLine, EffectiveYaml.Lines(keys, parsed.GetValue(origin))));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task ExplainAsync(LoadResult loaded, string folder, string wanted, Terminal terminal)
    {
        var broken = loaded.ByFile.FirstOrDefault(file => file.Source is null && Path.GetFileNameWithoutExtension(file.Name) == wanted);
        foreach (var line in broken is null ? [] : broken.Errors.SelectMany(ProblemPrinter.Lines))
        {
            await terminal.Error.WriteLineAsync(line);
        }

        await terminal.Error.WriteLineAsync("ingest: " + (broken is not null
            ? $"source '{wanted}' cannot be used as {broken.Path} is now"
            : $"no source '{wanted}' in '{folder}'{Suggestion.For(wanted, [.. loaded.Set.Sources.Select(source => source.Id.Value)])}"));
    }
}
