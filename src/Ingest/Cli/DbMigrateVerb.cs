using System.CommandLine;
using Ingest.Backends;
using Ingest.Core.Common.Text;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest db migrate</c>: brings the store to the schema of this program and its stories to this program's folding; forward only, safe to repeat.</summary>
internal static class DbMigrateVerb
{
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Print the steps and take none." };
        var store = Flags.Store();
        var config = Flags.Config();
        var command = new Command("migrate", "Creates and updates collections, validators and indexes, and folds the texts of older stories anew; safe to repeat.") { dryRun, store, config };
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

            var stories = dry && steps.Count > 0 ? 0 : await RefoldAsync(settings, dry, terminal, cancellationToken);
            if (stories > 0)
            {
                await terminal.Out.WriteLineAsync($"fold the texts of {Counted.Of(stories, "story", "stories")} anew");
            }

            await terminal.Error.WriteLineAsync(
                steps.Count == 0 && stories == 0 ? $"{schema.Description} is up to date" : dry ? $"{schema.Description}: {Counted.Of(steps.Count + (stories > 0 ? 1 : 0), "step")} to take; nothing was changed" : $"{schema.Description}: {Counted.Of(steps.Count + (stories > 0 ? 1 : 0), "step")} taken");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>How many stories were folded anew, or would be.</summary>
    private static async Task<long> RefoldAsync(IConfiguration settings, bool dry, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var store = await Session.OpenExistingStoreAsync(settings, terminal, cancellationToken);
        if (dry)
        {
            return await store.Stories.CountFoldedBeforeAsync(StoryFolding.Version, cancellationToken);
        }

        var done = 0L;
        using var progress = new ProgressLine(terminal, () => $"{Counted.Of(done, "story", "stories")} folded anew");
        return await FoldingUpdate.RunAsync(
            store,
            count =>
            {
                done = count;
                progress.Tick();
            },
            cancellationToken);
    }
}
