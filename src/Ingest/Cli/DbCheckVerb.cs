using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Backends;
using Ingest.Core.Common.Text;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest db check</c>: server, privileges and schema of the store, and whatever is not as it must be; changes nothing.</summary>
internal static class DbCheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("check", "Shows server, privileges, schema and integrity of the store and every problem; changes nothing.") { store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            var logger = Session.StoreLogger(settings, terminal);
            await using var schema = await StoreFactory.OpenSchemaAsync(settings[Settings.StoreConnection]!, logger, TimeProvider.System, cancellationToken);
            var check = await schema.CheckAsync(cancellationToken);
            await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(check, StoryJson.Options) : string.Join(Environment.NewLine, Lines(check)));
            return check.Problems == 0 ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    private static IEnumerable<string> Lines(StoreCheck check)
    {
        yield return check.Store;
        foreach (var (name, value) in check.Facts)
        {
            yield return $"  {name.Replace('_', ' '),-14} {SummaryPrinter.Plain(value)}";
        }

        foreach (var finding in check.Findings.OrderByDescending(finding => finding.Severity))
        {
            yield return $"{finding.Severity.ToString().ToLowerInvariant()}: {SummaryPrinter.Plain($"{finding.Thing}: {finding.Words}; {finding.Remedy}")}";
        }

        yield return check.Problems == 0 ? "no problems" : Counted.Of(check.Problems, "problem");
    }
}
