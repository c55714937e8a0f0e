using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>Whether a source is one at all, for verbs that would otherwise find nothing of it for ever.</summary>
internal static class KnownSource
{
    /// <summary>True where the store knows it or a file describes it; else it is said that nothing does.</summary>
    public static async Task<bool> IsAsync(SourceId id, IConfiguration settings, IIngestStore store, Terminal terminal, CancellationToken cancellationToken)
    {
        if (await IsAsync(id, store, cancellationToken) || SourceFolder.Known(settings[Settings.SourcesFolder]!, named: false).Find(id) is not null)
        {
            return true;
        }

        await terminal.Error.WriteLineAsync($"ingest: the store knows no source '{id}'; 'ingest status' shows how it is spelled");
        return false;
    }

    /// <summary>True where the store remembers it or keeps a story of it: imported stories have a source that has never run.</summary>
    public static async Task<bool> IsAsync(SourceId id, IIngestStore store, CancellationToken cancellationToken) =>
        await store.Sources.FindAsync(id, cancellationToken) is not null
        || await store.Stories.ListAsync(new StoryQuery(id, Limit: 1), cancellationToken).AnyAsync(cancellationToken);
}
