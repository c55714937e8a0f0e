using System.CommandLine;
using System.Runtime.CompilerServices;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Cli;

/// <summary><c>ingest replay [SOURCE]</c>: kept raw pages through the rules of today, compared with what is stored field by field; <c>--commit</c> stores it.</summary>
internal static class ReplayVerb
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("SOURCE") { Description = "Only stories of this source.", Arity = ArgumentArity.ZeroOrOne };
        var story = new Option<string?>("--story") { Description = "Only this story.", HelpName = "ID" };
        var since = Flags.Since("Only stories written since this time (RFC 3339 or a date).");
        var limit = Flags.Count("--limit", "At most so many stories.");
        var changedOnly = new Option<bool>("--changed-only") { Description = "With --json: only stories that come out otherwise." };
        var commit = new Option<bool>("--commit") { Description = "Store what comes out otherwise, the former state as a revision." };
        var (sources, store, config, json) = (Flags.Sources(), Flags.Store(), Flags.Config(), Flags.Json());
        id.CompletingSources(sources);
        var command = new Command("replay", "Takes kept raw pages through the rules of today and shows what they change in the stored stories; nothing is fetched.") { id, story, since, limit, changedOnly, commit, sources, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
            });
            var (set, _) = await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, parsed.GetValue(id) is { } only ? [only] : [], terminal, told: null);
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var printer = new ReplayPrinter(terminal, parsed.GetValue(json), parsed.GetValue(changedOnly));
            var replay = ActivatorUtilities.CreateInstance<StoryReplay>(session.Services);
            var wanted = parsed.GetValue(id) is { } source ? new SourceId(source) : (SourceId?)null;
            var stories = parsed.GetValue(story) is { } one
                ? OneAsync(new StoryId(one), session.Store, cancellationToken)
                : session.Store.Stories.ListAsync(new StoryQuery(wanted, parsed.GetValue(since)), cancellationToken);
            await foreach (var stored in stories.Where(stored => wanted is null || stored.Source == wanted).Take(parsed.GetValue(limit) ?? int.MaxValue))
            {
                await printer.PrintAsync(await replay.ReplayAsync(stored, set, parsed.GetValue(commit), cancellationToken));
            }

            await printer.SumUpAsync();
            if (printer.Stories == 0 && parsed.GetValue(story) is { } missing)
            {
                await terminal.Error.WriteLineAsync($"ingest: there is no story '{missing}'{(wanted is null ? string.Empty : $" of source '{wanted}'")}");
                return ExitCode.Problems;
            }

            return printer.Overtaken > 0 ? ExitCode.Problems : ExitCode.Ok;
        });
        return command;
    }

    private static async IAsyncEnumerable<Story> OneAsync(StoryId id, IIngestStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await store.Stories.FindAsync(id, cancellationToken) is { } story)
        {
            yield return story;
        }
    }
}
