using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Cli;

/// <summary><c>ingest explain URL|STORY</c>: what is known of a URL or story and why it was judged so, and what fetching the URL heeds.</summary>
internal static class ExplainVerb
{
    /// <summary>Texts of each kind that the story is put beside.</summary>
    private const int MostBeside = 5;

    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string>("URL|STORY") { Description = "A URL, or the id of a story." };
        var offline = new Option<bool>("--offline") { Description = "Leave the site alone: neither robots.txt nor the page is asked for." };
        var sources = Flags.Sources();
        var store = Flags.Store();
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("explain", "Says what became of a URL or how a story came to be, and what fetching it heeds.") { what, offline, sources, store, connectTo, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),

                // One look: what it meets is the answer.
                [Settings.Retries] = "0",
            });
            var set = SourceFolder.Known(settings[Settings.SourcesFolder]!, parsed.GetValue(sources) is not null);
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var explanation = await new ExplainQuery(session.Store).ReadAsync(parsed.GetValue(what)!, cancellationToken);
            if (explanation.Url is { } url)
            {
                explanation = await AskAsync(explanation, url, set, parsed.GetValue(offline), session, terminal, cancellationToken);
            }

            if (explanation.Story is { } story)
            {
                explanation = explanation with { Beside = await session.Get<TextComparisonQuery>().AllAsync(story, explanation.Revisions, set, MostBeside, cancellationToken) };
            }

            if (parsed.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(explanation, StoryJson.Options));
            }
            else
            {
                ExplainPrinter.Print(explanation, terminal.Out);
            }

            if (explanation.Link is not null || explanation.Story is not null)
            {
                return ExitCode.Ok;
            }

            await terminal.Error.WriteLineAsync(explanation.CanonicalUrl is null
                ? $"ingest: no story with the id '{parsed.GetValue(what)}'"
                : $"ingest: no source has offered {explanation.CanonicalUrl} (key {explanation.Key})");
            return ExitCode.Problems;
        });
        return command;
    }

    private static async Task<Explanation> AskAsync(
        Explanation explanation, Uri url, SourceSet set, bool offline, Session session, Terminal terminal, CancellationToken cancellationToken)
    {
        var matches = SourceMatch.Find(url, set);
        var known = explanation.Link is { } link ? set.Find(link.Source) : null;
        var source = known ?? (matches.Count > 0 ? set.Find(matches[0].Source) : null) ?? SourceDefinition.NoSource;
        var inquiry = ActivatorUtilities.CreateInstance<UrlInquiry>(session.Services);
        if (!offline)
        {
            await terminal.Error.WriteLineAsync($"asking {url.Host}, in its turn; --offline does without");
        }

        return explanation with { Sources = matches, Site = await inquiry.AskAsync(url, source, offline, cancellationToken) };
    }
}
