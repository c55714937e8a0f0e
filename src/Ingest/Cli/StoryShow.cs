using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Operator;
using Ingest.Operator.Api;

namespace Ingest.Cli;

/// <summary><c>ingest story show ID|URL</c>: a story as it is stored, where it was seen and why, its earlier states, and what people decided.</summary>
internal static class StoryShow
{
    public static Command Create(Terminal terminal)
    {
        var which = new Argument<string>("ID|URL") { Description = StoryVerb.Which };
        var (store, config, json) = (Flags.Store(), Flags.Config(), Flags.Json());
        var command = new Command("show", "Shows a story: its text, where it was seen and why, its earlier states, and what people decided.") { which, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var what = parsed.GetRequiredValue(which);
            if (await new ExplainQuery(session.Store).ReadAsync(what, cancellationToken) is not { Story: { } story } found)
            {
                await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"ingest: there is no story '{what}'; 'ingest explain {what}' tells what became of an address"));
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                var account = new StoryAccount(story, found.Revisions, new HashSet<string>()) { Decisions = found.Decisions };
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(ApiStory.Of(account), StoryJson.Options));
            }
            else
            {
                new StoryShowPrinter(terminal.Out).Print(story, found.Revisions, found.Decisions);
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
