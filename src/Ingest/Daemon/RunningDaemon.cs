using Ingest.Core.Pipeline;
using Ingest.Core.Reporting;
using Ingest.Core.Storage;

namespace Ingest.Daemon;

/// <summary>This daemon, as its page and <c>ingest status</c> name it.</summary>
internal sealed class RunningDaemon(IIngestStore store, Worker worker, TimeProvider time)
{
    public DaemonAccount Account { get; } = new(Cli.VersionVerb.Current, time.GetUtcNow(), worker.Name, store.Description);
}
