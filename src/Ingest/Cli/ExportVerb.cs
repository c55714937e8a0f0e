using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest export</c>: stored stories as JSON lines, oldest first.</summary>
internal static class ExportVerb
{
    public static Command Create(Terminal terminal)
    {
        var source = new Option<string?>("--source") { Description = "Only stories seen at this source.", HelpName = "ID" };
        var since = Flags.Since("Only stories written since this time (RFC 3339 or a date).");
        var search = new Option<string?>("--search") { Description = "Only stories in which all these words occur, in any spelling.", HelpName = "WORDS" };
        var limit = Flags.Count("--limit", "At most so many.");
        var store = Flags.Store();
        var config = Flags.Config();
        var command = new Command("export", "Prints stored stories as JSON lines.") { source, since, search, limit, store, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var query = new StoryQuery(parsed.GetValue(source) is { } id ? new SourceId(id) : null, parsed.GetValue(since), Limit: parsed.GetValue(limit), Search: parsed.GetValue(search));
            if (query is { Words: [], Search: var words })
            {
                await terminal.Error.WriteLineAsync($"ingest: --search '{words}' holds no letter and no digit; nothing can be found by it");
            }

            var count = 0;
            await foreach (var story in session.Store.Stories.ListAsync(query, cancellationToken))
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(StoryLine.OfStored(story), StoryJson.Options));
                count++;
            }

            if (count == 0 && query.Source is { } wanted && !await KnownSource.IsAsync(wanted, session.Store, cancellationToken))
            {
                await terminal.Error.WriteLineAsync($"ingest: the store knows no source '{wanted}' and has no story of it; 'ingest status' shows how it is spelled");
                return ExitCode.Problems;
            }

            await terminal.Error.WriteLineAsync(Counted.Of(count, "story", "stories"));
            return ExitCode.Ok;
        });
        return command;
    }
}
