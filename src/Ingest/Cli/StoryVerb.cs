using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest story show|merge|split</c>: a story with all that is known of it; corrects a verdict by hand, and the correction is remembered.</summary>
internal static class StoryVerb
{
    public const string Which = "Id of a story, or an address where it was seen.";

    public static Command Create(Terminal terminal) => new("story", "Shows a story, and corrects by hand what was judged to be one story or two; a correction is remembered and goes before every judgement.")
    {
        StoryShow.Create(terminal),
        Merge(terminal),
        Split(terminal),
    };

    private static Command Merge(Terminal terminal)
    {
        var first = new Argument<string>("STORY") { Description = "The story that stays. " + Which };
        var second = new Argument<string>("OTHER") { Description = "The story that becomes part of it. " + Which };
        var (store, config, json) = (Flags.Store(), Flags.Config(), Flags.Json());
        var command = new Command("merge", "Says that two stories are one.") { first, second, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var result = await session.Get<StoryCorrector>().MergeAsync(parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), cancellationToken);
            return await TellAsync(result, parsed.GetValue(json), terminal, () => $"story {result.Story!.Id} \"{result.Story.Title}\" took up {result.Other!.Id} \"{result.Other.Title}\"; it was seen at {Counted.Of(result.Story.Appearances.Count, "place")} now");
        });
        return command;
    }

    private static Command Split(Terminal terminal)
    {
        var which = new Argument<string>("STORY") { Description = Which };
        var url = new Argument<string>("URL") { Description = "The address whose text is no part of it." };
        var (sources, store, config, json) = (Flags.Sources(), Flags.Store(), Flags.Config(), Flags.Json());
        var command = new Command("split", "Says that the text at an address is another story.") { which, url, sources, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (Address(parsed.GetRequiredValue(url)) is not { } address)
            {
                await terminal.Error.WriteLineAsync($"ingest: '{SummaryPrinter.Plain(parsed.GetRequiredValue(url))}' is no address; 'ingest explain STORY' lists those of a story");
                return ExitCode.Usage;
            }

            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
            });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var result = await session.Get<StoryCorrector>().SplitAsync(parsed.GetRequiredValue(which), address, Sources(settings), cancellationToken);
            return await TellAsync(result, parsed.GetValue(json), terminal, () => $"{address.AbsoluteUri} is no part of story {result.Story!.Id} \"{result.Story.Title}\" any more; "
                + (result.Other is { } own ? $"it is story {own.Id} \"{own.Title}\""
                    : result.IsReadAgain ? "the page was not kept, so the next run of its source reads it and stores it as a story of its own"
                    : "its text was not kept; imported again it is stored as a story of its own"));
        });
        return command;
    }

    private static async Task<int> TellAsync(CorrectionResult result, bool json, Terminal terminal, Func<string> words)
    {
        if (result.Problem is { } problem)
        {
            await terminal.Error.WriteLineAsync("ingest: " + SummaryPrinter.Plain(problem));
            return ExitCode.Problems;
        }

        await terminal.Out.WriteLineAsync(json ? JsonSerializer.Serialize(result, StoryJson.Options) : SummaryPrinter.Plain(words()));
        return ExitCode.Ok;
    }

    /// <summary>Of a page, or the name of an imported text that came without one.</summary>
    private static Uri? Address(string text) =>
        CanonicalUrl.Read(text) ?? (text.StartsWith(StoryNormalizer.ImportedUrl, StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var name) ? name : null);

    /// <summary>The rules by which a kept page is read; without the folder the general ones do.</summary>
    private static SourceSet Sources(Microsoft.Extensions.Configuration.IConfiguration settings) =>
        settings[Settings.SourcesFolder] is { } folder && (Directory.Exists(folder) || File.Exists(folder)) ? SourceLoading.Loader().Load(folder).Set : SourceSet.Empty;
}
