using Ingest.Core.Spool;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>Adds to the message of a store that went away what waits for it on disk.</summary>
internal static class SpoolNote
{
    public static StoreUnavailableException Add(StoreUnavailableException exception, SpoolSize spool) => spool.Entries == 0
        ? exception
        : new StoreUnavailableException($"{exception.Message}; {spool}, and the next start of 'ingest run' stores what waits", exception);
}
