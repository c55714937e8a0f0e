using System.CommandLine;
using System.Text.Json;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;
using Ingest.Operator.Api;

namespace Ingest.Cli;

/// <summary><c>ingest issues [SOURCE]</c>: everything that somebody should know or act on, straight from the store.</summary>
internal static class IssuesVerb
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string?>("SOURCE") { Description = "Only this source.", Arity = ArgumentArity.ZeroOrOne };
        var sources = Flags.Sources();
        source.CompletingSources(sources);
        var store = Flags.Store();
        var config = Flags.Config();
        var json = Flags.Json();
        var command = new Command("issues", "Lists what an operator should know or act on; exit code 1 when there is something to act on.") { source, sources, store, config, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = Settings.Read(parsed.GetValue(config), new Dictionary<string, string?>
            {
                [Settings.StoreConnection] = parsed.GetValue(store),
                [Settings.SourcesFolder] = parsed.GetValue(sources),
            });
            var written = SourceFolder.Known(settings[Settings.SourcesFolder]!, parsed.GetValue(sources) is not null);
            await using var session = await Session.OpenExistingAsync(settings, terminal, cancellationToken);
            var set = await KeptRevision.InForceAsync(written, settings[Settings.SourcesFolder]!, session.Store, cancellationToken);
            var wanted = parsed.GetValue(source) is { } id ? new SourceId(id) : (SourceId?)null;
            if (wanted is { } one && !await IsKnownAsync(one, set, session, cancellationToken))
            {
                await terminal.Error.WriteLineAsync($"ingest: neither the store nor '{settings[Settings.SourcesFolder]}' knows a source '{one}'");
                return ExitCode.Problems;
            }

            var query = session.Get<IssueQuery>();
            var unfiled = await query.UnfiledAsync(wanted, set, cancellationToken);
            if (unfiled.Count > 0)
            {
                await terminal.Error.WriteLineAsync($"{Counted.Of(unfiled.Count, "source of this store has", "sources of this store have")} no file in '{settings[Settings.SourcesFolder]}' (--sources): told from the store alone");
            }

            var issues = await query.ReadAsync(wanted, set, unfiled, SpoolSize.Of(settings[Settings.SpoolFolder]!), cancellationToken);
            await PrintAsync(issues, parsed.GetValue(json), terminal);
            return issues.Any(issue => issue.Who == IssueActor.Operator) ? ExitCode.Problems : ExitCode.Ok;
        });
        return command;
    }

    private static async Task<bool> IsKnownAsync(SourceId id, SourceSet set, Session session, CancellationToken cancellationToken) =>
        set.Find(id) is not null || await session.Store.Sources.FindAsync(id, cancellationToken) is not null;

    private static async Task PrintAsync(IReadOnlyList<Issue> issues, bool json, Terminal terminal)
    {
        foreach (var issue in issues)
        {
            if (json)
            {
                await terminal.Out.WriteLineAsync(JsonSerializer.Serialize(ApiIssue.Of(issue), StoryJson.Options));
            }
            else
            {
                IssuePrinter.Print(issue, terminal.Out);
            }
        }

        var toAct = issues.Count(issue => issue.Who == IssueActor.Operator);
        await terminal.Error.WriteLineAsync(issues.Count == 0 ? "nothing to know or act on" : $"{Counted.Of(issues.Count, "issue")}, {toAct} for the operator to act on");
    }
}
