using System.Collections.Concurrent;
using Ingest.Core.Common.Text;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary><c>ingest check --online</c>: asks for what every enabled source discovers by, as politely as a run, and stores nothing.</summary>
internal static class OnlineCheck
{
    private const int SourcesAtOnce = 8;

    public static async Task<IReadOnlyList<SourceProblem>> RunAsync(LoadResult loaded, IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var session = await Session.OpenWithoutStoreAsync(settings, terminal, cancellationToken);
        var trial = ActivatorUtilities.CreateInstance<Trial>(session.Services);
        var found = new ConcurrentBag<SourceProblem>();
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = SourcesAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(loaded.Set.Sources.Where(source => source.Enabled), atOnce, async (source, token) =>
        {
            await foreach (var document in trial.DiscoverAsync(source, token))
            {
                if (Problem(document, loaded.Places[(source.Id, document.Entry.Url)]) is { } problem)
                {
                    found.Add(problem);
                }
            }
        });
        return [.. found.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Message, StringComparer.Ordinal)];
    }

    private static SourceProblem? Problem(TriedDocument document, SourcePlace place)
    {
        var name = DocumentName.Of(document.Url);
        return document.Discovery switch
        {
            null => Unread(document.Result, name, place),
            { Problem: { } problem } => Error(OnlineCodes.Unreadable, $"{name}: {problem}"),
            { Links.Count: 0, Follow.Count: 0 } => Warning(OnlineCodes.Empty, $"{name} offers no links"),
            { Links.Count: > 0 and var offered } when document.Wanted.Count == 0 => Warning(OnlineCodes.AllFiltered, $"{name} offers {Counted.Of(offered, "link")}; include and exclude let none through"),
            _ => null,
        };

        SourceProblem Error(string code, string message) => place.Problem(ProblemSeverity.Error, code, SummaryPrinter.Plain(message));
        SourceProblem Warning(string code, string message) => place.Problem(ProblemSeverity.Warning, code, SummaryPrinter.Plain(message));
    }

    private static SourceProblem Unread(FetchResult result, string name, SourcePlace place) => result switch
    {
        FetchResult.Refused refused => place.Problem(ProblemSeverity.Error, OnlineCodes.Refused, SummaryPrinter.Plain($"{name}: {refused.Reason.Name()}: {refused.Detail}")),
        FetchResult.Failed failed => place.Problem(ProblemSeverity.Error, OnlineCodes.Unreachable, SummaryPrinter.Plain($"{name}: {failed.Kind.Name()}: {failed.Detail}")),
        _ => throw new InvalidOperationException($"{name} was asked for without validators and answered {result.GetType().Name}"),
    };
}
