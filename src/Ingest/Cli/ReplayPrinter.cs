using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Cli.Cases;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>Shows what replayed stories give: those that differ field by field, the others by their number; with JSON a line for each.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">A line of JSON for each story.</param>
/// <param name="changedOnly">Not for those that give what is stored, or nothing.</param>
internal sealed class ReplayPrinter(Terminal terminal, bool json, bool changedOnly)
{
    private readonly SortedDictionary<ReplayState, int> _states = [];
    private readonly SortedDictionary<string, int> _fields = new(StringComparer.Ordinal);

    private readonly IdleRules _rules = new();

    public int Stories => _states.Values.Sum();

    /// <summary>Those that were to be stored and were not.</summary>
    public int Overtaken => _states.GetValueOrDefault(ReplayState.Overtaken);

    public async Task PrintAsync(Replayed replayed)
    {
        _states[replayed.State] = _states.GetValueOrDefault(replayed.State) + 1;
        foreach (var field in replayed.Changed)
        {
            _fields[field] = _fields.GetValueOrDefault(field) + 1;
        }

        if (replayed.After is not null)
        {
            _rules.Note(replayed.Before.Source, replayed.Unmatched);
        }

        var differences = Differences(replayed);
        if (json)
        {
            if (!changedOnly || differences.Count > 0)
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(Line.Of(replayed, differences), StoryJson.Options));
            }
        }
        else if (differences.Count > 0)
        {
            var story = replayed.Before;
            await terminal.Out.WriteLineAsync($"{story.Source} {story.Id} {SummaryPrinter.Plain(story.Url)} {SummaryPrinter.Value(story.Title)}{(replayed.State == ReplayState.Overtaken ? " (changed meanwhile, left as it is)" : string.Empty)}");
            foreach (var line in differences.SelectMany(DifferencePrinter.Lines))
            {
                await terminal.Out.WriteLineAsync(line);
            }
        }
        else if (replayed is { State: ReplayState.Rejected, Detail: { } why })
        {
            await terminal.Out.WriteLineAsync($"{replayed.Before.Source} {replayed.Before.Id} {SummaryPrinter.Plain(replayed.Before.Url)} would be rejected: {SummaryPrinter.Plain(why)}");
        }
    }

    /// <summary>Rules that match nothing, how many stories of each state, and how often each field differs.</summary>
    public async Task SumUpAsync()
    {
        foreach (var sentence in _rules.Sentences("stored page that was read"))
        {
            await terminal.Error.WriteLineAsync(sentence);
        }

        var states = string.Join(", ", _states.Select(state => $"{state.Value} {Words(state.Key)}"));
        await terminal.Error.WriteLineAsync($"{Counted.Of(Stories, "story", "stories")}{(states.Length > 0 ? ": " + states : string.Empty)}");
        if (_fields.Count > 0)
        {
            await terminal.Error.WriteLineAsync("fields that differ: " + string.Join(", ", _fields.OrderByDescending(field => field.Value).Select(field => $"{field.Value} {field.Key}")));
        }

        if (_states.ContainsKey(ReplayState.Differs))
        {
            await terminal.Error.WriteLineAsync("nothing is stored; --commit stores it");
        }
    }

    private static IReadOnlyList<FieldDifference> Differences(Replayed replayed) => replayed is { Changed.Count: > 0, After: { } after }
        ? FieldDifference.Between(Fields(replayed.Before, replayed.Changed), Fields(after, replayed.Changed))
        : [];

    /// <summary>The body by paragraphs, so that one that changed is found.</summary>
    private static JsonObject Fields(Story story, IReadOnlyList<string> names)
    {
        var line = JsonSerializer.SerializeToNode(StoryLine.OfPage(string.Empty, null, story), StoryJson.Options)!.AsObject();
        line["body"] = new JsonArray([.. story.Body.Select(paragraph => (JsonNode?)paragraph)]);
        return new JsonObject(names.Select(name => KeyValuePair.Create(name, line[name]?.DeepClone())));
    }

    private static string Words(ReplayState state) => state switch
    {
        ReplayState.Same => "as stored",
        ReplayState.Differs => "that differ",
        ReplayState.Applied => "stored anew",
        ReplayState.Rejected => "no story by the rules of today",
        ReplayState.NotKept => "without a kept page",
        ReplayState.SeveralPages => "on several pages, of which the first alone is kept",
        ReplayState.Reserved => "whose text is reserved",
        ReplayState.NoSource => "of sources without a file",
        _ => "changed meanwhile",
    };

    /// <summary>What <c>--json</c> prints of a story.</summary>
    private sealed record Line(StoryId Story, SourceId Source, string Url, ReplayState State, string? Detail, DateTimeOffset? FetchedAt, IReadOnlyList<Difference> Differences)
    {
        public static Line Of(Replayed replayed, IReadOnlyList<FieldDifference> differences) => new(
            replayed.Before.Id, replayed.Before.Source, replayed.Before.Url, replayed.State, replayed.Detail, replayed.FetchedAt, [.. differences.Select(one => new Difference(one.Field, one.Expected, one.Found))]);
    }

    /// <summary>A field as it is stored and as it is read today.</summary>
    private sealed record Difference(string Field, string? Stored, string? Today);
}
