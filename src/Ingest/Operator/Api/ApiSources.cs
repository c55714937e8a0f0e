using Ingest.Core.Reporting;

namespace Ingest.Operator.Api;

/// <summary>Answer of <c>/api/v1/sources</c>.</summary>
public sealed record ApiSources(string Store, long Stories, DaemonAccount? Daemon, IReadOnlyList<ApiSourceState> Sources)
{
    public static ApiSources Of(StatusReport report) => new(report.Store, report.Stories, report.Daemon, [.. report.Sources.Select(ApiSourceState.Of)]);
}
