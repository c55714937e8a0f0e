using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>The last good version of a source file that is not applied as it stands: what the daemon runs.</summary>
/// <param name="Source">The source as that version describes it.</param>
/// <param name="File">Path of the file within its folder.</param>
/// <param name="Revision">The beginning of its hash.</param>
/// <param name="Since">Since when it runs.</param>
internal sealed record KeptRevision(SourceDefinition Source, string File, string Revision, DateTimeOffset Since)
{
    private const int Shown = 8;

    /// <summary>Null when there is no store, or it keeps none for the folder.</summary>
    public static async Task<KeptRevision?> FindAsync(string folder, SourceId id, IConfiguration settings, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!StoreFactory.Exists(settings[Settings.StoreConnection]!))
        {
            return null;
        }

        await using var store = await Session.OpenExistingStoreAsync(settings, terminal, cancellationToken);
        var files = await store.SourceFiles.OfFolderAsync(Path.GetFullPath(folder), cancellationToken);
        return files.FirstOrDefault(file => file.Source == id && file.Texts.Count > 0) is { Revision: { } revision, GoodSince: { } since } kept
            && SourceLoading.Loader().Load(FolderSnapshot.Of(folder, kept.Texts)).Set.Find(id) is { } source
            ? new KeptRevision(source, kept.File, revision[..Math.Min(Shown, revision.Length)], since)
            : null;
    }
}
