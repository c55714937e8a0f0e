using System.CommandLine;
using Ingest.Cli.Adding;
using Ingest.Cli.Cases;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary><c>ingest add URL</c>: looks at a site and writes a draft source file with its evidence, and a first case; overwrites nothing.</summary>
internal static class AddVerb
{
    public static Command Create(Terminal terminal)
    {
        var url = new Argument<string>("URL") { Description = "Home page, section page, feed or sitemap of a site." };
        var id = new Option<string?>("--id") { Description = "Id of the source (default: from the host name, the section and an unusual port).", HelpName = "ID" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints the draft and writes nothing." };
        var allowPrivate = Flags.AllowPrivate("The site stands in your own network: read it there, and write its addresses and port into the draft (network).");
        var sources = Flags.Sources();
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("add", "Looks at a site and writes a draft source file and a first case.") { url, id, dryRun, allowPrivate, sources, connectTo, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),
            });
            if (WebUrl.Of(parsed.GetValue(url)) is not { } home)
            {
                await terminal.Error.WriteLineAsync($"'{parsed.GetValue(url)}' is no http or https address");
                return ExitCode.Usage;
            }

            var folder = settings[Settings.SourcesFolder]!;
            var name = parsed.GetValue(id) ?? SourceScout.IdOf(home);
            if (!SourceId.IsValid(name))
            {
                await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"--id '{name}': an id has lower-case letters, digits and hyphens, at most 64, and begins with a letter or digit"));
                return ExitCode.Usage;
            }

            var path = Path.Combine(folder, name + ".yaml");
            if (!parsed.GetValue(dryRun) && Taken(folder, path, name) is { } taken)
            {
                await terminal.Error.WriteLineAsync($"{taken}; give another name with --id");
                return ExitCode.Problems;
            }

            await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
            var trials = Trials.Of(session, terminal);
            var network = parsed.GetValue(allowPrivate) ? await PrivatePlace.OfAsync(home, cancellationToken) : NetworkDefinition.Default;
            var (draft, pages, problem) = await new SourceScout(trials.Finder, trials.Trial).LookAsync(home, name, network, cancellationToken);
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

            var loaded = SourceLoading.Loader().Load(FolderSnapshot.Of(folder, [new SourceText(name + ".yaml", yaml)]));
            if (loaded.Set.Sources is not [var source])
            {
                foreach (var line in loaded.Problems.SelectMany(ProblemPrinter.Lines))
                {
                    await terminal.Error.WriteLineAsync(line);
                }

                await terminal.Error.WriteLineAsync("nothing is written: the draft above would be refused; save it yourself and mend it");
                return ExitCode.Problems;
            }

            await WriteAsync(folder, path, yaml, cancellationToken);
            await terminal.Error.WriteLineAsync($"written: {path}");
            await WarnAsync(folder, path, terminal);
            return await FinishAsync(source with { File = path }, draft.ZoneNote is not null, pages, new CaseReader(session.Get<ExtractionQueue>(), session.Get<StoryNormalizer>()), terminal, cancellationToken);
        });
        return command;
    }

    /// <summary>Why a draft of this name cannot be written; null when it can.</summary>
    private static string? Taken(string folder, string path, string name) =>
        File.Exists(path) ? $"{path} is there already and stays as it is"
        : Directory.Exists(folder) && SourceLoading.Loader().Load(folder).Set.Find(new SourceId(name)) is { } source ? $"the id '{name}' is taken by {source.File}"
        : null;

    private static async Task WriteAsync(string folder, string path, string yaml, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var schema = Path.Combine(folder, DraftWriter.SchemaFile);
        var json = SourceSchema.Json() + "\n";
        if (!File.Exists(schema) || await File.ReadAllTextAsync(schema, cancellationToken) != json)
        {
            // Made by the program, and made anew by a newer one.
            await File.WriteAllTextAsync(schema, json, cancellationToken);
        }

        // Whoever wrote it meanwhile keeps it.
        await using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        await file.WriteAsync(yaml.AsMemory(), cancellationToken);
    }

    /// <summary>What 'check' has to say of the draft beside the other files of the folder.</summary>
    private static async Task WarnAsync(string folder, string path, Terminal terminal)
    {
        foreach (var problem in SourceLoading.Loader().Load(folder).Problems.Where(problem => Path.GetFullPath(problem.File) == Path.GetFullPath(path)))
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"'ingest check' warns of it: {problem}"));
        }
    }

    /// <summary>Saves the first page that gave a story as the first case of the source.</summary>
    private static async Task<int> FinishAsync(SourceDefinition source, bool lacksZone, IReadOnlyList<TriedPage> pages, CaseReader reader, Terminal terminal, CancellationToken cancellationToken)
    {
        foreach (var page in pages)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"read: {page.Link.Url}: {(page.Story is { } story ? story.Title : page.Extraction is { } no ? Say(no) : FetchWords.Say(page.Result))}"));
        }

        if (pages.FirstOrDefault(page => page is { Story: not null, Result: FetchResult.Fetched }) is { } first)
        {
            var folder = new CaseFolder(source);
            var recorded = await reader.ReadAsync(CaseReader.Unread(((FetchResult.Fetched)first.Result).Page, first.Link), source, cancellationToken);
            if (!folder.Names().Contains(recorded.Name))
            {
                // A date whose offset nobody knows yet is not to be expected.
                if (lacksZone)
                {
                    recorded.Record.Expected?.Remove("published");
                    recorded.Record.Expected?.Remove("modified");
                }

                folder.Write(recorded);
                await terminal.Error.WriteLineAsync($"first case: {folder.Path}");
            }
        }

        await terminal.Error.WriteLineAsync($"next: read the draft (a daemon that watches this folder runs it now), then 'ingest try {source.Id}' shows what it gives, and 'ingest test {source.Id}' replays the case");
        return ExitCode.Ok;
    }

    private static string Say(Extraction extraction) =>
        extraction is Extraction.Rejected rejected ? $"rejected: {rejected.Reason.Name()}: {rejected.Detail}" : "read";
}
