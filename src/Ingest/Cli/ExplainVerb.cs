using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest explain URL|STORY</c>: what is known of a URL or story and why it was judged so.</summary>
internal static class ExplainVerb
{
    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string>("URL|STORY") { Description = "A URL that was offered, or the id of a story." };
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("explain", "Says what became of a URL or how a story came to be.") { what, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var explanation = await new ExplainQuery(session.Store).ReadAsync(parsed.GetValue(what)!, cancellationToken);
            if (explanation.Link is null && explanation.Story is null)
            {
                await terminal.Error.WriteLineAsync(explanation.CanonicalUrl is null
                    ? $"ingest: no story with the id '{parsed.GetValue(what)}'"
                    : $"ingest: no source has offered {explanation.CanonicalUrl} (key {explanation.Key})");
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(explanation, StoryJson.Options));
            }
            else
            {
                Print(explanation, terminal.Out);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(Explanation explanation, TextWriter output)
    {
        void Line(string name, string? value)
        {
            if (value is not null)
            {
                output.WriteLine($"{name,-12} {SummaryPrinter.Plain(value)}");
            }
        }

        Line("url", explanation.CanonicalUrl);
        Line("key", explanation.Key);
        if (explanation.Link is { } link)
        {
            Line("source", link.Source.Value);
            Line("found at", link.Link.FoundAt is { } foundAt ? DocumentName.Of(foundAt) : null);
            Line("first seen", link.FirstSeen.ToString("u", CultureInfo.InvariantCulture));
            Line("state", link.State.ToString().ToLowerInvariant() + (link.Reason is { } reason ? $": {reason}: {link.Detail}" : string.Empty));
            Line("next look", link.NextTry?.ToString("u", CultureInfo.InvariantCulture) ?? "never");
        }

        if (explanation.Story is not { } story)
        {
            return;
        }

        Line("story", story.Id.Value);
        Line("title", story.Title);
        Line("language", $"{story.Language}, {story.Direction.ToString().ToLowerInvariant()}");
        Line("published", StoryLine.Format(story.Published) is { } published ? $"{published} from {story.Published!.From}" : null);
        Line("", story.Published?.Evidence);
        Line("dateline", story.Dateline is { } dateline ? $"{dateline.Agency} / {dateline.Place}" : null);
        foreach (var (field, rule) in story.Provenance.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Line("rule", $"{field}: {rule}");
        }

        foreach (var appearance in story.Appearances)
        {
            Line("seen at", $"{appearance.Source} {appearance.SeenAt:u} {appearance.Url} \"{appearance.Title}\"");
            Line("", appearance.Evidence is { } evidence ? $"{SummaryPrinter.How(appearance.Relation.ToString().ToLowerInvariant(), evidence.Words)} [{evidence.Rule}]" : null);
        }

        foreach (var related in story.Related)
        {
            Line("related", string.Create(CultureInfo.InvariantCulture, $"{related.Id} ({related.Similarity:P0}): {related.Reason}"));
        }

        foreach (var revision in explanation.Revisions)
        {
            Line("revision", $"{revision.Number} until {revision.At:u}: {revision.Kind} ({string.Join(", ", revision.Changed)}); title then \"{revision.Before.Title}\"");
        }
    }
}
