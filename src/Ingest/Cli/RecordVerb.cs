using System.CommandLine;
using Ingest.Cli.Cases;
using Ingest.Core.Common.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary><c>ingest record SOURCE</c>: saves pages with what they give beside the source file, for <c>ingest test</c>.</summary>
internal static class RecordVerb
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("SOURCE") { Description = "Id of a source in the sources folder." };
        var url = new Option<string[]>("--url") { Description = "This page; may be repeated. Without it, the first that the source offers.", HelpName = "URL", AllowMultipleArgumentsPerToken = true };
        var items = Flags.Count("--items", "How many of the offered pages are saved (default 3).");
        var again = new Option<bool>("--again") { Description = "Replaces a case of the same name." };
        var sources = Flags.Sources();
        id.CompletingSources(sources);
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("record", "Saves pages and what they give beside the source file; 'ingest test' replays them.") { id, url, items, again, sources, connectTo, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),
            });
            if (Array.Find(parsed.GetValue(url) ?? [], text => WebUrl.Of(text) is null) is { } wrong)
            {
                await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"'{wrong}' is no http or https address"));
                return ExitCode.Usage;
            }

            var source = (await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, [parsed.GetValue(id)!], terminal)).Sources[0];
            await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
            var trials = Trials.Of(session, terminal);
            var links = parsed.GetValue(url) is { Length: > 0 } urls
                ? [.. urls.Select(text => new Link { Url = WebUrl.Of(text)! })]
                : await OfferedAsync(trials.Trial, source, parsed.GetValue(items) ?? 3, terminal, cancellationToken);
            var saved = 0;
            foreach (var link in links)
            {
                saved += await SaveAsync(session, trials.Fetcher, source, link, parsed.GetValue(again), terminal, cancellationToken) ? 1 : 0;
            }

            await terminal.Error.WriteLineAsync($"{Counted.Of(saved, "case")} saved in {new CaseFolder(source).Path}; read what they expect, and correct it where the page says otherwise");
            return links.Count > 0 && saved == links.Count ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    private static async Task<List<Link>> OfferedAsync(Trial trial, SourceDefinition source, int most, Terminal terminal, CancellationToken cancellationToken)
    {
        var links = new List<Link>();
        await foreach (var document in trial.DiscoverAsync(source, cancellationToken))
        {
            links.AddRange(document.Wanted);
        }

        if (links.Count == 0)
        {
            await terminal.Error.WriteLineAsync($"source '{source.Id}' offers nothing now; 'ingest try {source.Id}' tells why, or name pages with --url");
        }

        return [.. links.DistinctBy(link => CanonicalUrl.Key(link.Url)).Take(most)];
    }

    private static async Task<bool> SaveAsync(Session session, IFetcher fetcher, SourceDefinition source, Link link, bool again, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = new CaseFolder(source);
        var known = folder.Names();
        var name = CaseName.Of(link.Url, taken => known.Contains(taken) && folder.Read(taken).Record is var record && (record.Link?.Url ?? record.Url) != link.Url);
        if (!again && known.Contains(name))
        {
            await terminal.Out.WriteLineAsync(SummaryPrinter.Plain($"{name}: is there already; --again replaces it"));
            return false;
        }

        var result = await fetcher.FetchAsync(new FetchRequest(link.Url, FetchKind.Page, source, Validators.None), cancellationToken);
        if (result is not FetchResult.Fetched { Page: var page })
        {
            await terminal.Out.WriteLineAsync(SummaryPrinter.Plain($"{name}: {FetchWords.Say(result)}"));
            return false;
        }

        var read = await new CaseReader(session.Get<ExtractionQueue>(), session.Get<StoryNormalizer>()).ReadAsync(CaseReader.Unread(page, link) with { Name = name }, source, cancellationToken);
        folder.Write(read);
        await terminal.Out.WriteLineAsync(SummaryPrinter.Plain(read.Record is { Expected: { } fields }
            ? $"{name}: {fields["title"]} · {fields["published"]?.ToString() ?? "no date"} · {Counted.Of(fields["body"]!.AsArray().Count, "paragraph")}"
            : $"{name}: rejected: {read.Record.Rejected}"));
        return true;
    }
}
