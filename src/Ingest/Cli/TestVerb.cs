using System.CommandLine;
using System.Text.Json;
using Ingest.Cli.Cases;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest test [SOURCE]</c>: replays the saved pages offline and reports every field that came out otherwise.</summary>
internal static class TestVerb
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("SOURCE") { Description = "Only this source.", Arity = ArgumentArity.ZeroOrOne };
        var update = new Option<bool>("--update") { Description = "Takes what the pages give today as what they should give." };
        var sources = Flags.Sources();
        id.CompletingSources(sources);
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("test", "Replays the saved pages of sources offline and compares field by field.") { id, update, sources, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.SourcesFolder] = parsed.GetValue(sources) });
            var (set, hasErrors) = await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, parsed.GetValue(id) is { } only ? [only] : [], terminal, told: null);
            await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
            var reader = new CaseReader(session.Get<ExtractionQueue>(), session.Get<StoryNormalizer>());
            var exit = await RunAsync(set, reader, parsed.GetValue(update), parsed.GetValue(json), terminal, cancellationToken);
            return exit == ExitCode.Ok && hasErrors ? ExitCode.Problems : exit;
        });
        return command;
    }

    private static async Task<int> RunAsync(SourceSet set, CaseReader reader, bool update, bool json, Terminal terminal, CancellationToken cancellationToken)
    {
        int cases = 0, differing = 0, unread = 0, idle = 0;
        var without = new List<string>();
        foreach (var source in set.Sources)
        {
            var folder = new CaseFolder(source);
            var names = folder.Names();
            if (names.Count == 0)
            {
                without.Add(source.Id.Value);
            }

            var rules = new IdleRules();
            foreach (var name in names)
            {
                cancellationToken.ThrowIfCancellationRequested();
                cases++;
                var result = await ReplayAsync(folder, name, reader, source, update, cancellationToken);
                if (result.IsStory)
                {
                    rules.Note(source.Id, result.Unmatched);
                }

                differing += result.Differences.Count > 0 ? 1 : 0;
                unread += result.Unreadable ? 1 : 0;
                await PrintAsync(result, json, terminal.Out);
            }

            foreach (var sentence in rules.Sentences("page of its cases"))
            {
                idle++;
                await terminal.Error.WriteLineAsync(sentence);
            }
        }

        await terminal.Error.WriteLineAsync(
            $"{Counted.Of(cases, "case")}, {Counted.Of(differing, "differs", "differ")}{(update && differing > 0 ? ", taken over" : string.Empty)}"
            + (idle > 0 ? $", {Counted.Of(idle, "rule matches", "rules match")} nothing" : string.Empty)
            + (without.Count > 0 ? $"; without a case: {string.Join(", ", without.Take(10))}{(without.Count > 10 ? $" and {without.Count - 10} more" : string.Empty)}" : string.Empty));
        return idle == 0 && (differing == 0 || (update && unread == 0)) ? ExitCode.Ok : ExitCode.Problems;
    }

    /// <summary>What came of a case; one that cannot be read differs from everything.</summary>
    private static async Task<CaseResult> ReplayAsync(CaseFolder folder, string name, CaseReader reader, SourceDefinition source, bool update, CancellationToken cancellationToken)
    {
        RecordedCase recorded;
        try
        {
            recorded = folder.Read(name);
        }
        catch (BadConfigurationException problem)
        {
            return new CaseResult(source.Id, name, [new FieldDifference("case", null, problem.Message)]) { Unreadable = true };
        }

        var read = await reader.ReadAsync(recorded, source, cancellationToken);
        var differences = FieldDifference.Between(recorded.Record, read.Record);
        if (update && differences.Count > 0)
        {
            folder.Write(name, read.Record.Narrowed(recorded.Record));
        }

        return new CaseResult(source.Id, name, differences) { Unmatched = read.Unmatched, IsStory = read.Record.Rejected is null };
    }

    private static async Task PrintAsync(CaseResult result, bool json, TextWriter output)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(result, StoryJson.Options));
        }
        else if (result.Differences.Count > 0)
        {
            await output.WriteLineAsync($"{result.Source}/{result.Case}: {Counted.Of(result.Differences.Count, "field differs", "fields differ")} (- expected, + found)");
            foreach (var line in result.Differences.SelectMany(DifferencePrinter.Lines))
            {
                await output.WriteLineAsync(line);
            }
        }
    }
}
