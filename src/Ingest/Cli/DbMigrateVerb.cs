using System.CommandLine;
using Ingest.Backends;

namespace Ingest.Cli;

/// <summary><c>ingest db migrate</c>: brings the store to the schema of this program; forward only, safe to repeat.</summary>
internal static class DbMigrateVerb
{
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the steps and take none." };
        var store = Flags.Store();
        var config = Flags.Config();
        var command = new Command("migrate", "Creates and updates collections, validators and indexes; safe to repeat.") { dryRun, store, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            var logger = Session.StoreLogger(settings, terminal);
            await using var schema = await StoreFactory.OpenSchemaAsync(settings[Settings.StoreConnection]!, logger, TimeProvider.System, cancellationToken);
            var dry = parsed.GetValue(dryRun);
            var steps = dry ? await schema.PlanAsync(cancellationToken) : await schema.ApplyAsync(cancellationToken);
            foreach (var step in steps)
            {
                await terminal.Out.WriteLineAsync(step);
            }

            await terminal.Error.WriteLineAsync(
                steps.Count == 0 ? $"{schema.Description} is up to date" : dry ? $"{schema.Description}: {steps.Count} steps to take; nothing was changed" : $"{schema.Description}: {steps.Count} steps taken");
            return ExitCode.Ok;
        });
        return command;
    }
}
