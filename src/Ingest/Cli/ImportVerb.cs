using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest import FILE</c>: stories as JSON lines through the same normalize → deduplicate → store as the daemon's.</summary>
internal static class ImportVerb
{
    private const int Batch = 256;

    /// <summary>A file that is something else altogether is not worth a message a line.</summary>
    private const int MostProblems = 20;

    /// <summary>A file that uses ids as keys must not fill the memory.</summary>
    private const int MostKeys = 1000;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "JSON lines {\"id\", \"title\"?, \"body\" or \"text\"} and more, as 'export' prints them; deploy/README.md lists the keys. .gz is unpacked, - is standard input." };
        var store = Flags.Store();
        var config = Flags.Config();
        var command = new Command("import", "Stores stories from JSON lines, deduplicated like everything else.") { file, store, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            using var lines = JsonLines.Open(parsed.GetValue(file)!, terminal);
            await using var session = await Session.OpenAsync(settings, terminal, cancellationToken);
            return await ImportAsync(lines, session, terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ImportAsync(JsonLines lines, Session session, Terminal terminal, CancellationToken cancellationToken)
    {
        var normalizer = session.Get<StoryNormalizer>();
        var placement = session.Get<StoryPlacer>().Placement;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var ignored = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (rejected, told) = (0, 0);
        using var progress = new ProgressLine(terminal, () => $"{Counted.Of(counts.Values.Sum(), "story", "stories")} placed, {Counted.Of(rejected, "line")} rejected");
        foreach (var batch in lines.Read().Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var drafts = batch.AsParallel().AsOrdered().Select(line => Draft(line, normalizer)).ToList();
            foreach (var change in await session.Store.Stories.PlaceAllAsync([.. drafts.Select(one => one.Draft).OfType<StoryDraft>()], placement, cancellationToken))
            {
                counts[change.Verdict.Name] = counts.GetValueOrDefault(change.Verdict.Name) + 1;
            }

            foreach (var (line, draft, problem, passedOver) in drafts)
            {
                foreach (var key in passedOver.Where(key => ignored.Count < MostKeys || ignored.ContainsKey(key)))
                {
                    ignored[key] = ignored.GetValueOrDefault(key) + 1;
                }

                if (draft is null)
                {
                    rejected++;
                    if (told < MostProblems || line.Problem is not null)
                    {
                        told++;
                        await terminal.Error.WriteLineAsync($"{lines.Name}:{line.Number}: {problem}");
                    }
                }
            }

            progress.Tick();
        }

        progress.Clear();
        if (rejected > told)
        {
            await terminal.Error.WriteLineAsync($"… and {Counted.Of(rejected - told, "more line")} that cannot be read");
        }

        if (rejected + counts.Count == 0)
        {
            await terminal.Error.WriteLineAsync($"{lines.Name}: holds no line; expected one story in JSON a line");
            return ExitCode.Problems;
        }

        if (ignored.Count > 0)
        {
            await terminal.Error.WriteLineAsync($"{lines.Name}: keys that were passed over, with the number of lines: {string.Join(", ", ignored.Take(MostProblems).Select(pair => $"{SummaryPrinter.Plain(pair.Key)} {pair.Value}"))}{(ignored.Count > MostProblems ? ", …" : string.Empty)}");
        }

        var verdicts = counts.Count > 0 ? $" ({string.Join(", ", counts.Select(pair => $"{pair.Value} {pair.Key}"))})" : string.Empty;
        await terminal.Error.WriteLineAsync($"{lines.Name}: {Counted.Of(counts.Values.Sum(), "story", "stories")} placed{verdicts}, {Counted.Of(rejected, "line")} rejected");
        return rejected == 0 ? ExitCode.Ok : ExitCode.Problems;
    }

    private static (JsonLine Line, StoryDraft? Draft, string? Problem, IReadOnlyList<string> Ignored) Draft(JsonLine line, StoryNormalizer normalizer)
    {
        if (line.Problem is not null)
        {
            return (line, null, line.Problem, []);
        }

        try
        {
            var read = ImportLine.Read(line.Text);
            return read.Text is { } text
                ? (line, normalizer.Normalize(text, TimeProvider.System.GetUtcNow()), null, read.Ignored)
                : (line, null, read.Problem, []);
        }
        catch (JsonException exception)
        {
            return (line, null, "not JSON: " + exception.Message, []);
        }
        catch (Exception exception)
        {
            return (line, null, InternalFault.Of(exception), []);
        }
    }
}
