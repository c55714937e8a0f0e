using System.CommandLine;
using System.Globalization;
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
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("show", "Prints the effective source: its file over its templates over the defaults.") { id, origin, sources, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.SourcesFolder] = parsed.GetValue(sources), [Settings.StoreConnection] = parsed.GetValue(store) });
            var (folder, wanted) = (settings[Settings.SourcesFolder]!, parsed.GetValue(id)!);
            var loaded = SourceLoading.Loader().Load(folder);
            var source = loaded.Set.Find(new SourceId(wanted));
            KeptRevision? kept = null;
            if (source is null)
            {
                (kept, var away) = await KeptAsync(folder, new SourceId(wanted), settings, terminal, cancellationToken);
                await ExplainAsync(loaded, folder, wanted, kept, terminal);
                if (away is not null)
                {
                    await terminal.Error.WriteLineAsync($"ingest: whether a daemon runs an earlier revision of it is not known: {away}");
                }
            }

            if ((source ?? kept?.Source) is not { } shown)
            {
                return ExitCode.Problems;
            }

            var keys = shown.Writing.Keys;
            await terminal.Out.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(keys, StoryJson.Options)
                : string.Join(Environment.NewLine, EffectiveYaml.Lines(keys, parsed.GetValue(origin), kept?.Revision)));
            return kept is null ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    /// <summary>The revision that runs, and why it is not known while the store is away.</summary>
    private static async Task<(KeptRevision? Kept, string? Away)> KeptAsync(string folder, SourceId id, IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return (await KeptRevision.FindAsync(folder, id, settings, terminal, cancellationToken), null);
        }
        catch (StoreUnavailableException exception)
        {
            return (null, exception.Message);
        }
    }

    private static async Task ExplainAsync(LoadResult loaded, string folder, string wanted, KeptRevision? kept, Terminal terminal)
    {
        var broken = loaded.ByFile.FirstOrDefault(file => file.Source is null && (kept is null ? Path.GetFileNameWithoutExtension(file.Name) == wanted : file.Name == kept.File));
        foreach (var line in broken is null ? [] : broken.Errors.SelectMany(ProblemPrinter.Lines))
        {
            await terminal.Error.WriteLineAsync(line);
        }

        await terminal.Error.WriteLineAsync("ingest: " + (kept is not null
            ? string.Create(CultureInfo.InvariantCulture, $"source '{wanted}' cannot be used as {broken?.Path ?? kept.File} is now; shown is revision {kept.Revision} of {kept.Since:u}, which the daemon runs in its stead")
            : broken is not null
            ? $"source '{wanted}' cannot be used as {broken.Path} is now"
            : $"no source '{wanted}' in '{folder}'{Suggestion.For(wanted, [.. loaded.Set.Sources.Select(source => source.Id.Value)])}"));
    }
}
