using System.CommandLine;
using Ingest.Cli.Adding;
using Ingest.Cli.Cases;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;

namespace Ingest.Cli;

/// <summary><c>ingest add URL</c>: looks at a site and writes a draft source file with its evidence, and a first case; overwrites nothing.</summary>
internal static class AddVerb
{
    public static Command Create(Terminal terminal)
    {
        var url = new Argument<string>("URL") { Description = "Home page, section page, feed or sitemap of a site." };
        var id = new Option<string?>("--id") { Description = "Id of the source (default: from the host name).", HelpName = "ID" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints the draft and writes nothing." };
        var sources = Flags.Sources();
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("add", "Looks at a site and writes a draft source file and a first case.") { url, id, dryRun, sources, connectTo, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),
            });
            if (!Uri.TryCreate(parsed.GetValue(url), UriKind.Absolute, out var home) || home.Scheme is not ("http" or "https"))
            {
                await terminal.Error.WriteLineAsync($"'{parsed.GetValue(url)}' is no http or https address");
                return ExitCode.Usage;
            }

            var folder = settings[Settings.SourcesFolder]!;
            var name = parsed.GetValue(id) ?? SourceScout.IdOf(home);
            var path = Path.Combine(folder, name + ".yaml");
            if (!parsed.GetValue(dryRun) && File.Exists(path))
            {
                await terminal.Error.WriteLineAsync($"{path} is there already and stays as it is; give another name with --id");
                return ExitCode.Problems;
            }

            await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
            var trial = ActivatorUtilities.CreateInstance<Trial>(session.Services);
            var (draft, pages, problem) = await new SourceScout(session.Get<SiteFinder>(), trial).LookAsync(home, name, cancellationToken);
            if (draft is null)
            {
                await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"{home}: {problem}"));
                return ExitCode.Problems;
            }

            var yaml = DraftWriter.Yaml(draft);
            await terminal.Out.WriteAsync(yaml);
            if (parsed.GetValue(dryRun))
            {
                return ExitCode.Ok;
            }

            await WriteAsync(folder, path, yaml, cancellationToken);
            await terminal.Error.WriteLineAsync($"written: {path}");
            return await FinishAsync(path, pages, new CaseReader(session.Get<ExtractionQueue>(), session.Get<StoryNormalizer>()), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task WriteAsync(string folder, string path, string yaml, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var schema = Path.Combine(folder, DraftWriter.SchemaFile);
        if (!File.Exists(schema))
        {
            await File.WriteAllTextAsync(schema, SourceSchema.Json() + "\n", cancellationToken);
        }

        // Whoever wrote it meanwhile keeps it.
        await using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        await file.WriteAsync(yaml.AsMemory(), cancellationToken);
    }

    /// <summary>Checks the draft as <c>check</c> would and saves the first page that gave a story as its first case.</summary>
    private static async Task<int> FinishAsync(string path, IReadOnlyList<TriedPage> pages, CaseReader reader, Terminal terminal, CancellationToken cancellationToken)
    {
        var loaded = SourceLoading.Loader().Load(path);
        foreach (var line in loaded.Problems.SelectMany(ProblemPrinter.Lines))
        {
            await terminal.Error.WriteLineAsync(line);
        }

        if (loaded.Set.Sources is not [var source])
        {
            return ExitCode.Problems;
        }

        foreach (var page in pages)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"read: {page.Link.Url}: {(page.Story is { } story ? story.Title : page.Extraction is { } no ? Say(no) : FetchWords.Say(page.Result))}"));
        }

        if (pages.FirstOrDefault(page => page is { Story: not null, Result: FetchResult.Fetched }) is { } first)
        {
            var folder = new CaseFolder(source);
            folder.Write(await reader.ReadAsync(CaseReader.Unread(((FetchResult.Fetched)first.Result).Page, first.Link), source, cancellationToken));
            await terminal.Error.WriteLineAsync($"first case: {folder.Path}");
        }

        await terminal.Error.WriteLineAsync($"next: read the draft, then 'ingest try {source.Id}' shows what it gives, and 'ingest test {source.Id}' replays the case");
        return ExitCode.Ok;
    }

    private static string Say(Extraction extraction) =>
        extraction is Extraction.Rejected rejected ? $"rejected: {rejected.Reason.Name()}: {rejected.Detail}" : "read";
}
