using System.Globalization;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>A source that answers and offers nothing new, for far longer than its documents showed to be usual.</summary>
internal static class SilentSource
{
    private const int Gaps = 10;

    private static readonly TimeSpan Least = TimeSpan.FromDays(3);
    private static readonly TimeSpan WithoutDates = TimeSpan.FromDays(14);
    private static readonly TimeSpan Most = TimeSpan.FromDays(60);

    /// <summary>Null when it is not silent, or fails or is paused, which says more.</summary>
    public static Issue? Of(SourceState state, DateTimeOffset now)
    {
        if (state.PauseAt(now) is not null || state.Failures > 0 || state.LastStory is not { } last || now - last <= PatienceOf(state))
        {
            return null;
        }

        return new Issue(
            IssueKind.Silent, IssueActor.Operator, state.Id, last, string.Create(CultureInfo.InvariantCulture, $"no new story since {last:u}, far longer than its documents showed to be usual"),
            $"'ingest try {state.Id}' shows what its documents offer");
    }

    private static TimeSpan PatienceOf(SourceState state)
    {
        var patience = state.Documents.Values.Min(document => document.UsualGap) * Gaps ?? WithoutDates;
        return patience < Least ? Least : patience > Most ? Most : patience;
    }
}
