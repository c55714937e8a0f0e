using System.CommandLine;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Normalize;

namespace Ingest.Cli;

/// <summary><c>ingest extract</c>: pages to articles as JSON lines; files are read offline, URLs are fetched.</summary>
internal static class ExtractVerb
{
    private const int Batch = 64;

    public static Command Create(Terminal terminal)
    {
        var pages = new Argument<string[]>("URL|FILE") { Description = "Pages to read; .gz files are unpacked.", Arity = ArgumentArity.ZeroOrMore };
        var manifest = new Option<string?>("--manifest") { Description = "JSON lines {\"id\",\"path\",\"url\"?,\"charset\"?,\"fetched_at\"?}; relative paths from the manifest's folder; - is standard input.", HelpName = "FILE" };
        var url = new Option<string?>("--url") { Description = "URL of the page, where it cannot be told from the file.", HelpName = "URL" };
        var explain = new Option<bool>("--explain") { Description = "For people: each field with the rule that gave it and the candidates that lost, each block with its fate." };
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("extract", "Prints the article of each page as a JSON line.") { pages, manifest, url, explain, connectTo, config };
        command.Validators.Add(result =>
        {
            if (result.GetValue(pages) is not { Length: > 0 } && result.GetValue(manifest) is null)
            {
                result.AddError("extract: name pages (URL or FILE) or a --manifest FILE");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.ConnectTo] = parsed.GetValue(connectTo) });
            await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
            using var list = parsed.GetValue(manifest) is { } path ? JsonLines.Open(path, terminal) : null;
            var tasks = (parsed.GetValue(pages) ?? []).Select(page => new PageTask(page, page, parsed.GetValue(url), null, null))
                .Concat(list is null ? [] : PageTask.Read(list, parsed.GetValue(manifest)!));
            return await ExtractAsync(tasks, session, parsed.GetValue(explain), terminal, cancellationToken);
        });
        return command;
    }

    private static async Task<int> ExtractAsync(IEnumerable<PageTask> tasks, Session session, bool explain, Terminal terminal, CancellationToken cancellationToken)
    {
        var fetcher = session.Get<IFetcher>();
        var reader = new ArticleLine(session.Get<ArticleExtractor>(), session.Get<StoryNormalizer>(), explain);
        int done = 0, rejected = 0;
        using var progress = new ProgressLine(terminal, () => $"{Counted.Of(done, "page")}, {rejected} without an article");
        foreach (var batch in tasks.Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reads = await Task.WhenAll(batch.Select(task => PageReader.ReadAsync(task, fetcher, cancellationToken)));
            foreach (var (id, text, problem) in reads.AsParallel().AsOrdered().Select(reader.Of))
            {
                done++;
                if (text is not null)
                {
                    await terminal.Out.WriteLineAsync(text);
                }

                if (problem is null)
                {
                    continue;
                }

                rejected++;
                await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"{id}: {problem}"));
            }

            progress.Tick();
        }

        progress.Clear();
        await terminal.Out.FlushAsync(cancellationToken);
        await terminal.Error.WriteLineAsync($"{Counted.Of(done, "page")}, {rejected} without an article");
        return rejected == 0 ? ExitCode.Ok : ExitCode.Problems;
    }
}
