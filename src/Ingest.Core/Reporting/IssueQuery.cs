using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Spool;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>Everything that somebody should know or act on, over all sources; shared by command line, page and API.</summary>
public sealed class IssueQuery(IIngestStore store, TimeProvider time)
{
    private readonly ExpectationCheck _expectations = new(store);

    /// <summary>What an operator should act on first.</summary>
    /// <param name="wanted">Only this source; null for all and the program itself.</param>
    /// <param name="sources">The sources as their files say; those of the store that are not among them any more are passed over, unless it is empty.</param>
    /// <param name="unfiled">Those that are told of although no file holds them, from what the store remembers of them.</param>
    /// <param name="spool">What waits on disk.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<Issue>> ReadAsync(
        SourceId? wanted, SourceSet sources, IReadOnlySet<SourceId> unfiled, SpoolSize spool, CancellationToken cancellationToken)
    {
        var issues = new List<Issue>();
        if (wanted is null && spool.Entries > 0)
        {
            issues.Add(new Issue(IssueKind.SpoolWaiting, IssueActor.Operator, null, null, $"{spool}: the store was away", "'ingest run' stores what waits as soon as it can"));
        }

        try
        {
            var files = (await store.SourceFiles.TroubledAsync(cancellationToken)).Where(file => wanted is null || file.Source == wanted).ToList();
            issues.AddRange(files.Select(Of));
            foreach (var state in await StatesAsync(wanted, cancellationToken))
            {
                if (state.FileGoneSince is null && (unfiled.Contains(state.Id) || IsRead(state.Id, sources, files)))
                {
                    issues.AddRange(await OfSourceAsync(state, sources.Find(state.Id), cancellationToken));
                }
            }
        }
        catch (StoreUnavailableException exception)
        {
            issues.Add(new Issue(IssueKind.StoreAway, IssueActor.Operator, null, null, $"the store cannot be used: {exception.Message}", "runs wait until it is back"));
        }

        return [.. issues.OrderBy(issue => issue.Who).ThenBy(issue => issue.Kind).ThenBy(issue => issue.Source?.Value, StringComparer.Ordinal)];
    }

    /// <summary>Sources that the store reads and no file holds: the folder may well be another store's.</summary>
    /// <param name="wanted">Only this source; null for all.</param>
    /// <param name="sources">The sources as their files say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlySet<SourceId>> UnfiledAsync(SourceId? wanted, SourceSet sources, CancellationToken cancellationToken)
    {
        var troubled = await store.SourceFiles.TroubledAsync(cancellationToken);
        return (await StatesAsync(wanted, cancellationToken))
            .Where(state => state.FileGoneSince is null && sources.Find(state.Id) is null && !troubled.Any(file => file.Source == state.Id))
            .Select(state => state.Id).ToHashSet();
    }

    private async Task<IReadOnlyList<SourceState>> StatesAsync(SourceId? wanted, CancellationToken cancellationToken) =>
        wanted is not { } one ? await store.Sources.AllAsync(cancellationToken)
        : await store.Sources.FindAsync(one, cancellationToken) is { } state ? [state] : [];

    /// <summary>A source that was taken out or switched off is remembered for a while; nobody has to act on it.</summary>
    private static bool IsRead(SourceId id, SourceSet sources, List<SourceFileState> troubled) =>
        sources.Sources.Count == 0 || sources.Find(id) is { Enabled: true } || troubled.Exists(file => file.Source == id);

    private async Task<IEnumerable<Issue>> OfSourceAsync(SourceState state, SourceDefinition? source, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var expected = source is null ? [] : await _expectations.ReadAsync(source, state, now, cancellationToken);
        var silent = source?.Expect?.SilentFor is null ? SilentSource.Of(state, now) : null;
        return SourceIssues.Of(state, now, source).Concat(new[] { FailingSource.Of(state, now), silent }.OfType<Issue>()).Concat(expected);
    }

    private static Issue Of(SourceFileState file)
    {
        var trouble = file.Trouble!;
        var runs = file is { Source: { } id, Revision: { } revision, GoodSince: { } since }
            ? string.Create(CultureInfo.InvariantCulture, $"source {id} runs on with revision {revision[..Math.Min(8, revision.Length)]} of {since:u}") : "nothing of it runs";
        var (kind, advice) = trouble.Kind == TroubleKind.Held
            ? (IssueKind.RemovalHeld, "bring it back, or 'ingest reload --confirm'") : (IssueKind.FileRejected, "'ingest check' shows every problem");
        return new Issue(kind, IssueActor.Operator, file.Source, trouble.Since, $"{Path.Combine(file.Folder, file.File)}: {trouble.Detail}; {runs}", advice);
    }
}
