using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ingest.Cli.Adding;
using Ingest.Core.Common.Text;
using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest discover FILE|URL</c>: the links that a feed, sitemap or page offers, one JSON object a line.</summary>
internal static class DiscoverVerb
{
    public static Command Create(Terminal terminal)
    {
        var document = new Argument<string>("URL|FILE") { Description = "The address of a feed, sitemap or page, or a file." };
        var url = new Option<Uri?>("--url")
        {
            Description = "Address that relative links in a file are relative to.",
            CustomParser = WebAddress,
        };
        var probe = new Option<bool>("--site") { Description = "Looks on a site for what offers its links: feeds, sitemaps of robots.txt, the usual paths, its own list of articles." };
        var allowPrivate = Flags.AllowPrivate("The address stands in your own network: read it there.");
        var connectTo = Flags.ConnectTo();
        var config = Flags.Config();
        var command = new Command("discover", "Prints the links that a feed, sitemap or page offers, as JSON lines.") { document, url, probe, allowPrivate, connectTo, config };
        command.SetAction((parsed, cancellationToken) =>
        {
            async Task<Page?> FetchAsync(Uri address, CancellationToken token)
            {
                var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.ConnectTo] = parsed.GetValue(connectTo) });
                await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, token);
                var task = new PageTask(address.AbsoluteUri, address.AbsoluteUri, null, null, null);
                // What it is shows when it is there: the kind with the largest limit.
                var source = await SourceAsync(address, parsed.GetValue(allowPrivate), token);
                var read = await PageReader.FetchAsync(task, session.Get<IFetcher>(), FetchKind.Sitemap, source, token);
                if (read.Problem is { } problem)
                {
                    await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"{address}: {(read.IsForbidden ? "with --allow-private it is read; " : string.Empty)}{problem}"));
                }

                return read.Page;
            }

            if (parsed.GetValue(probe))
            {
                var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.ConnectTo] = parsed.GetValue(connectTo) });
                return SiteSearch.RunAsync(settings, terminal, parsed.GetValue(document)!, parsed.GetValue(allowPrivate), cancellationToken);
            }

            return RunAsync(terminal, FetchAsync, parsed.GetValue(document)!, parsed.GetValue(url), cancellationToken);
        });
        return command;
    }

    /// <summary>Reads the file or address <paramref name="document"/> and prints what it offers; returns the exit code.</summary>
    public static async Task<int> RunAsync(
        Terminal terminal, Func<Uri, CancellationToken, Task<Page?>>? fetch, string document, Uri? url, CancellationToken cancellationToken)
    {
        var page = WebUrl.Of(document) is { } address
            ? await FetchAsync(address, fetch, terminal, cancellationToken)
            : await ReadFileAsync(document, url, cancellationToken);
        return page is null ? ExitCode.Problems : await PrintAsync(LinkReader.Sniff(page), terminal);
    }

    /// <summary>No source, but for what of the own network may be reached.</summary>
    public static async Task<SourceDefinition> SourceAsync(Uri address, bool allowPrivate, CancellationToken cancellationToken) =>
        allowPrivate ? SourceDefinition.NoSource with { Network = await PrivatePlace.OfAsync(address, cancellationToken) } : SourceDefinition.NoSource;

    /// <summary>What the document says: its own address first; the article's, where the document names it beside, as <c>original</c>.</summary>
    private static JsonObject Line(Link link)
    {
        var line = JsonSerializer.SerializeToNode(link, StoryJson.Options)!.AsObject();
        if (link.OfferedAs is { } offered)
        {
            line.Remove("offered_as");
            line["url"] = offered.AbsoluteUri;
            line.Insert(1, "original", link.Url.AbsoluteUri);
        }

        return line;
    }

    private static Uri? WebAddress(ArgumentResult result)
    {
        if (WebUrl.Of(result.Tokens[0].Value) is { } url)
        {
            return url;
        }

        result.AddError($"'{result.Tokens[0].Value}' is no http or https address");
        return null;
    }

    private static async Task<Page?> FetchAsync(Uri url, Func<Uri, CancellationToken, Task<Page?>>? fetch, Terminal terminal, CancellationToken cancellationToken)
    {
        if (fetch is null)
        {
            await terminal.Error.WriteLineAsync($"{url}: addresses cannot be fetched here; save the document and name the file");
            return null;
        }

        return await fetch(url, cancellationToken);
    }

    /// <exception cref="BadConfigurationException">The file does not exist or cannot be read.</exception>
    private static async Task<Page> ReadFileAsync(string path, Uri? url, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BadConfigurationException($"'{path}' cannot be read: {problem.Message}", problem);
        }

        var decoded = TextDecoder.Decode(bytes, httpCharset: null);
        url ??= new Uri("http://localhost/" + Uri.EscapeDataString(Path.GetFileName(path)));
        return new Page
        {
            RequestUrl = url,
            Url = url,
            Bytes = bytes,
            Text = decoded.Text,
            Charset = decoded.Charset,
            CharsetFrom = decoded.From,
            FetchedAt = TimeProvider.System.GetUtcNow(),
        };
    }

    private static async Task<int> PrintAsync(Discovery discovery, Terminal terminal)
    {
        foreach (var link in discovery.Links)
        {
            await terminal.Out.WriteLineAsync(Line(link).ToJsonString(StoryJson.Options));
        }

        foreach (var child in discovery.Follow)
        {
            var line = new JsonObject { ["url"] = child.AbsoluteUri, ["follow"] = true };
            await terminal.Out.WriteLineAsync(line.ToJsonString(StoryJson.Options));
        }

        foreach (var note in discovery.Notes)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"note: {note}"));
        }

        if (discovery.Problem is { } problem)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"cannot be read: {problem}"));
            return ExitCode.Problems;
        }

        await terminal.Error.WriteLineAsync($"{discovery.Format}: {Counted.Of(discovery.Links.Count, "link")}, {Counted.Of(discovery.Follow.Count, "document")} to follow");
        return ExitCode.Ok;
    }
}
