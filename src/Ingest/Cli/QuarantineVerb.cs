using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary><c>ingest quarantine [SOURCE]</c> lists rejected pages; <c>quarantine release URL…</c> says that they are stories.</summary>
internal static class QuarantineVerb
{
    private const int Latest = 100;

    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string?>("SOURCE") { Description = "Only pages of this source.", Arity = ArgumentArity.ZeroOrOne }.CompletingSources();
        var limit = Flags.Count("--limit", $"At most so many, newest first (default {Latest}).");
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("quarantine", "Lists rejected pages with what showed it; 'quarantine release URL' stores one after all.") { source, limit, store, config, json, Release(terminal) };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var wanted = parsed.GetValue(source) is { } id ? new SourceId(id) : (SourceId?)null;
            var entries = await session.Store.Quarantine.LatestAsync(wanted, after: null, parsed.GetValue(limit) ?? Latest, cancellationToken);
            foreach (var entry in entries)
            {
                terminal.Out.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(entry, StoryJson.Options) : Line(entry));
            }

            if (entries.Count == 0)
            {
                if (wanted is { } one && !await KnownSource.IsAsync(one, settings, session.Store, terminal, cancellationToken))
                {
                    return ExitCode.Problems;
                }

                await terminal.Error.WriteLineAsync(wanted is null ? "no page is in quarantine" : $"no page of source '{wanted}' is in quarantine");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Release(Terminal terminal)
    {
        var urls = new Argument<string[]>("URL") { Description = "Addresses of rejected pages; '-' reads them from standard input, one a line.", Arity = ArgumentArity.OneOrMore };
        var store = Flags.Store();
        var config = Flags.Config();
        var command = new Command("release", "Says that pages are stories: the next run of their source stores them, whatever the gate says.") { urls, store, config };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?> { [Settings.StoreConnection] = parsed.GetValue(store) });
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var release = ActivatorUtilities.CreateInstance<QuarantineRelease>(session.Services);
            var fine = true;
            foreach (var text in Lines.Of(parsed.GetRequiredValue(urls), terminal))
            {
                fine &= await ReleaseAsync(text, release, session, terminal, cancellationToken);
            }

            return fine ? ExitCode.Ok : ExitCode.Problems;
        });
        return command;
    }

    private static async Task<bool> ReleaseAsync(string text, QuarantineRelease release, Session session, Terminal terminal, CancellationToken cancellationToken)
    {
        var (link, problem) = CanonicalUrl.Read(text) is { } url
            ? await release.ReleaseAsync(url, cancellationToken)
            : (null, "not an absolute http or https address");
        if (link is null)
        {
            await terminal.Error.WriteLineAsync(SummaryPrinter.Plain($"{text}: not released: {problem}"));
            return false;
        }

        var due = (await session.Store.Sources.FindAsync(link.Source, cancellationToken))?.DueAt;
        terminal.Out.WriteLine(SummaryPrinter.Plain(string.Create(
            CultureInfo.InvariantCulture,
            $"{text}: released; source {link.Source} reads it at its next run{(due is { } at ? $", due {at:u}" : string.Empty)} ('ingest run --once --source {link.Source}' reads it now)")));
        return true;
    }

    private static string Line(QuarantineEntry entry) =>
        SummaryPrinter.Plain(string.Create(CultureInfo.InvariantCulture, $"{entry.At:u}  {entry.Source}  {entry.Reason.Name()}  {entry.Url}  {entry.Evidence}"));
}
