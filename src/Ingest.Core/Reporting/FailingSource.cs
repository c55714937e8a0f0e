using System.Globalization;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>A source of which no document can be read.</summary>
internal static class FailingSource
{
    /// <summary>So many failed runs in a row, weighted, are no passing trouble.</summary>
    private const double Lasting = 3;

    /// <summary>A passing failure is tried again; one that lasts, or a source that has never worked, is looked at.</summary>
    public static IssueActor ActorOf(SourceState state) => state.Failures >= Lasting || state.LastSuccess is null ? IssueActor.Operator : IssueActor.Ingest;

    /// <summary>Null when it does not fail, or is paused, which says more.</summary>
    public static Issue? Of(SourceState state, DateTimeOffset now)
    {
        if (state.Failures <= 0 || state.PauseAt(now) is not null)
        {
            return null;
        }

        var since = state.LastSuccess is { } last ? string.Create(CultureInfo.InvariantCulture, $"nothing of it could be read since {last:u}") : "nothing of it has ever been read";
        var advice = ActorOf(state) == IssueActor.Operator
            ? $"'ingest try {state.Id}' shows what its site answers"
            : string.Create(CultureInfo.InvariantCulture, $"it is tried again{(state.DueAt is { } due ? $" at {due:u}" : string.Empty)}");
        return new Issue(IssueKind.Failing, ActorOf(state), state.Id, state.LastSuccess, $"{since}: {state.LastError ?? "its last runs failed"}", advice);
    }
}
