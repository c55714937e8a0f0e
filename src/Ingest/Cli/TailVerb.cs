using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest tail</c>: stories as they are stored, whoever stores them, until Ctrl-C.</summary>
internal static class TailVerb
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>A store that takes long to answer is left alone for so many times as long.</summary>
    private const int Rest = 10;

    public static Command Create(Terminal terminal)
    {
        var source = new Option<string?>("--source") { Description = "Only stories first seen at this source.", HelpName = "ID" }.CompletingSources();
        var limit = Flags.Count("--limit", "End after so many.");
        var (store, config, json) = (Flags.Store(), Flags.Config(), Flags.Json());
        var command = new Command("tail", "Prints stories as they are stored, until Ctrl-C.") { source, limit, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var wanted = parsed.GetValue(source) is { } id ? new SourceId(id) : (SourceId?)null;
            if (wanted is { } one && !await KnownSource.IsAsync(one, settings, session.Store, terminal, cancellationToken))
            {
                return ExitCode.Problems;
            }

            var tail = new StoryTail(session.Store, wanted);
            var time = session.Get<TimeProvider>();
            var begun = time.GetTimestamp();
            await tail.NextAsync(cancellationToken);
            await terminal.Error.WriteLineAsync($"following {session.Store.Description}; Ctrl-C ends");
            for (var left = parsed.GetValue(limit) ?? int.MaxValue; left > 0;)
            {
                var rest = Rest * time.GetElapsedTime(begun);
                await Task.Delay(rest > BetweenLooks ? rest : BetweenLooks, time, cancellationToken);
                begun = time.GetTimestamp();
                foreach (var story in (await tail.NextAsync(cancellationToken)).Take(left))
                {
                    await terminal.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(StoryLine.OfStored(story), StoryJson.Options) : Line(story));
                    left--;
                }

                await terminal.Out.FlushAsync(cancellationToken);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static string Line(Story story) => string.Create(
        CultureInfo.InvariantCulture, $"{story.FirstSeen:u}  {story.Source}  {SummaryPrinter.Value(story.Title)}  {SummaryPrinter.Plain(story.Url)}");
}
