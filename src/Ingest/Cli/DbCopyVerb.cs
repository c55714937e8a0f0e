using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Common.Text;
using Ingest.Core.Storage;
using Spectre.Console;

namespace Ingest.Cli;

/// <summary><c>ingest db copy FROM TO</c>: everything of one store into another, continued where it was interrupted.</summary>
internal static class DbCopyVerb
{
    private const int BarWidth = 24;

    public static Command Create(Terminal terminal)
    {
        var from = new Argument<string>("FROM") { Description = "A SQLite file, mongodb://… or mongodb+srv://…; only read." };
        var to = new Argument<string>("TO") { Description = "The same; empty, or an earlier copy of FROM." };
        var withoutPages = new Option<bool>("--without-pages") { Description = "Leave out the raw pages, by far the largest part. The stories are complete without them; what goes is the HTML as it was fetched, kept for 30 days." };
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("copy", "Copies a store into another; run it again to continue a copy that was interrupted.") { from, to, withoutPages, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (source, target) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
            if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(target))
            {
                await terminal.Error.WriteLineAsync("ingest: FROM and TO must each name a store; one of them is empty");
                return ExitCode.Usage;
            }

            var name = StoreFactory.NameOf(source);
            if (name == StoreFactory.NameOf(target))
            {
                await terminal.Error.WriteLineAsync($"ingest: FROM and TO are the same store, {name}");
                return ExitCode.Usage;
            }

            await using var reading = await OpenAsync(parsed.GetValue(config), source, mustExist: true, terminal, cancellationToken);
            await using var writing = await OpenAsync(parsed.GetValue(config), target, mustExist: false, terminal, cancellationToken);
            var copier = new StoreCopier(reading, writing, name, TimeProvider.System);
            if (await copier.RefusalAsync(cancellationToken) is { } refusal)
            {
                await terminal.Error.WriteLineAsync("ingest: " + refusal);
                return ExitCode.Problems;
            }

            var kinds = Enum.GetValues<RecordKind>().Where(kind => kind != RecordKind.Pages || !parsed.GetValue(withoutPages)).ToList();
            var counts = await CopyAsync(copier, kinds, terminal, cancellationToken);
            await PrintAsync(counts, reading.Description, writing.Description, terminal, parsed.GetValue(json));
            return counts.All(count => count.Same) ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    private static async Task<IIngestStore> OpenAsync(string? config, string connection, bool mustExist, Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = Settings.Read(config, new Dictionary<string, string?> { [Settings.StoreConnection] = connection });
        return mustExist ? await Session.OpenExistingStoreAsync(settings, terminal, cancellationToken) : await Session.OpenStoreAsync(settings, terminal, cancellationToken);
    }

    private static async Task<IReadOnlyList<CopyCount>> CopyAsync(StoreCopier copier, IReadOnlyList<RecordKind> kinds, Terminal terminal, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(terminal, () => Progress(copier));
        var copying = Task.Run(() => copier.CopyAsync(kinds, cancellationToken), CancellationToken.None);
        while (await Task.WhenAny(copying, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None)) != copying)
        {
            line.Tick();
        }

        return await copying;
    }

    private static string Progress(StoreCopier copier)
    {
        var share = copier.Total == 0 ? 0 : Math.Min(1, (double)copier.Done / copier.Total);
        var bar = new string('#', (int)(share * BarWidth)).PadRight(BarWidth, '.');
        return string.Create(CultureInfo.InvariantCulture, $"[{bar}] {share:P0} {StoreCopier.NameOf(copier.Kind)}: {Counted.Of(copier.Done, copier.Total, "record")}");
    }

    private static async Task PrintAsync(IReadOnlyList<CopyCount> counts, string from, string to, Terminal terminal, bool json)
    {
        if (json)
        {
            await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(new { From = from, To = to, Same = counts.All(count => count.Same), Records = counts }, StoryJson.Options));
            return;
        }

        var table = new Listing("records", ["from", "to", string.Empty]);
        foreach (var count in counts)
        {
            table.Add(StoreCopier.NameOf(count.Kind), count.From.ToString(CultureInfo.InvariantCulture), count.To.ToString(CultureInfo.InvariantCulture), count.Same ? "same" : "DIFFERENT");
        }

        var console = SummaryPrinter.ConsoleOf(terminal);
        table.Print(console);
        console.WriteLine(counts.All(count => count.Same)
            ? $"{from} is copied to {to}"
            : $"{from} and {to} differ: is a daemon still writing to one of them? Stop it and copy again");
    }
}
