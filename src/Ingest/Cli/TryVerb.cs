using System.CommandLine;
using Ingest.Backends;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary><c>ingest try SOURCE|URL</c>: the whole way of the first items with nothing stored, every field with the rule that gave it.</summary>
internal static class TryVerb
{
    public static Command Create(Terminal terminal)
    {
        var what = new Argument<string>("SOURCE|URL") { Description = "Id of a source in the sources folder, or the URL of one page." };
        var items = Flags.Count("--items", "How many links are followed (default 3).");
        var sources = Flags.Sources();
        what.CompletingSources(sources);
        var store = Flags.Store();
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("try", "Shows what a source or page would give; stores nothing.") { what, items, sources, store, connectTo, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.SourcesFolder] = parsed.GetValue(sources),
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.ConnectTo] = parsed.GetValue(connectTo),
            });
            var name = parsed.GetValue(what)!;
            var isUrl = Uri.TryCreate(name, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
            var set = isUrl ? SourceFolder.Known(settings[Settings.SourcesFolder]!, parsed.GetValue(sources) is not null) : SourceSet.Empty;
            var matches = isUrl ? SourceMatch.Find(url!, set) : [];
            if (isUrl)
            {
                await LineAsync(terminal.Out, SourceOf(url!, matches, settings[Settings.SourcesFolder]!));
            }

            var source = isUrl
                ? matches.Count > 0 ? set.Find(matches[0].Source)! : SourceDefinition.NoSource
                : (await SourceFolder.LoadAsync(settings[Settings.SourcesFolder]!, [name], terminal)).Sources[0];
            await using var session = await OpenAsync(settings, terminal, cancellationToken);
            var trial = Trials.Of(session, terminal).Trial;
            return isUrl
                ? await PageAsync(trial, new Link { Url = url! }, source, terminal.Out, cancellationToken) ? ExitCode.Ok : ExitCode.Problems
                : await SourceAsync(trial, source, parsed.GetValue(items) ?? 3, terminal.Out, cancellationToken);
        });
        return command;
    }

    /// <summary>Whose rules a page is read with.</summary>
    private static string SourceOf(Uri url, IReadOnlyList<SourceMatch> matches, string folder) => matches is [var match, ..] && matches.Skip(1).ToList() is var others
        ? $"read as a page of source {match.Source} ({match.File}, which {match.How})"
            + (match.Takes ? string.Empty : "; its include and exclude leave this URL out")
            + (others.Count > 0 ? $"; also named by {string.Join(", ", others.Select(other => other.Source))}" : string.Empty)
        : $"no source file in '{folder}' names {url.Host}: read with the general rules alone";

    /// <summary>Verdicts are made against the store when there is one.</summary>
    private static Task<Session> OpenAsync(IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        var connection = settings[Settings.StoreConnection]!;
        return StoreFactory.Exists(connection)
            ? Session.OpenAsync(settings, terminal, cancellationToken)
            : Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
    }

    private static async Task<int> SourceAsync(Trial trial, SourceDefinition source, int items, TextWriter output, CancellationToken cancellationToken)
    {
        var fine = true;
        var links = new List<Link>();
        await foreach (var document in trial.DiscoverAsync(source, cancellationToken))
        {
            fine &= Document(document, output);
            links.AddRange(document.Wanted);
        }

        foreach (var link in links.Take(items))
        {
            await output.WriteLineAsync();
            fine &= await PageAsync(trial, link, source, output, cancellationToken);
        }

        return fine && links.Count > 0 ? ExitCode.Ok : ExitCode.Problems;
    }

    private static bool Document(TriedDocument document, TextWriter output)
    {
        output.WriteLine(DocumentName.Of(document.Url));
        if (document.Discovery is not { } discovery)
        {
            output.WriteLine(SummaryPrinter.Plain($"  {FetchWords.Say(document.Result)}"));
            return false;
        }

        output.WriteLine(discovery.Problem is { } problem
            ? $"  unreadable: {SummaryPrinter.Plain(problem)}"
            : $"  {discovery.Format}: {Counted.Of(discovery.Links.Count, "link")}, {document.Wanted.Count} wanted by include and exclude, {Counted.Of(discovery.Follow.Count, "further document")}");
        foreach (var note in discovery.Notes)
        {
            output.WriteLine($"  note: {SummaryPrinter.Plain(note)}");
        }

        return discovery.Problem is null;
    }

    private static async Task<bool> PageAsync(Trial trial, Link link, SourceDefinition source, TextWriter output, CancellationToken cancellationToken)
    {
        var tried = await trial.ReadAsync(link, source, cancellationToken);
        await LineAsync(output, link.Url.AbsoluteUri);
        await LineAsync(output, $"  fetch      {FetchWords.Say(tried.Result)}");
        var printer = new StoryPrinter(output);
        if (tried.Story is not { } story || tried.Extraction is Extraction.Rejected)
        {
            if (tried is { Extraction: Extraction.Rejected rejected, Trace: { } trace })
            {
                printer.Print(rejected, tried.Story, trace, tried.Dates);
            }

            foreach (var rule in tried.Extraction?.Unmatched ?? [])
            {
                await LineAsync(output, $"  no match   {rule.Field}: {rule.Css} {rule.Words()}");
            }

            return false;
        }

        await LineAsync(output, $"  canonical  {story.Url}");
        printer.Print(story, tried.Trace!, tried.Dates);

        foreach (var rule in tried.Extraction?.Unmatched ?? [])
        {
            var instead = story.Provenance.TryGetValue(rule.Field, out var by) ? $"general rule {by} used" : Instead(rule.Field, story);
            await LineAsync(output, $"  no match   {rule.Field}: {rule.Css} {rule.Words()}; {instead}");
        }

        await output.WriteLineAsync($"  verdict    {Say(tried.Verdict!)}");
        return true;
    }

    /// <summary>Values, and the classes that rules are named by, come from the page.</summary>
    private static Task LineAsync(TextWriter output, string text) => output.WriteLineAsync(SummaryPrinter.Plain(text));

    /// <summary>Of fields whose general rule is not kept.</summary>
    private static string Instead(string field, Story story) => field switch
    {
        "section" when story.Section is not null => "general rules used",
        "tags" when story.Tags.Count > 0 => "general rules used",
        "image" when story.Image is not null => "general rules used",
        "summary" when story.Summary is not null => "general rules used",
        "authors" when story.Authors.Count > 0 => "those of the feed used",
        _ => "the general rules found nothing either",
    };

    private static string Say(Verdict verdict) => verdict switch
    {
        Verdict.Duplicate duplicate => SummaryPrinter.Sentence(SummaryPrinter.How("duplicate", duplicate.Evidence.Words)),
        Verdict.Variant variant => SummaryPrinter.Sentence(SummaryPrinter.How("variant", variant.Evidence.Words)),
        Verdict.Revision revision => SummaryPrinter.Sentence(SummaryPrinter.How("revision", revision.Evidence.Words)),
        Verdict.Unchanged unchanged => $"unchanged: already stored as {unchanged.Of}",
        Verdict.Related related => $"new, close to {string.Join("; ", related.To.Select(to => $"{to.Id} ({SummaryPrinter.Sentence(to.Reason)})"))}",
        _ => "new",
    };
}
