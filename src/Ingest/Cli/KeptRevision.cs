using Ingest.Backends;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>The last good version of a source file that is not applied as it stands: what the daemon runs.</summary>
/// <param name="Source">The source as that version describes it.</param>
/// <param name="File">Path of the file within its folder.</param>
/// <param name="Revision">The beginning of its hash.</param>
/// <param name="Since">Since when it runs.</param>
/// <param name="Trouble">Why the file is not applied as it stands.</param>
internal sealed record KeptRevision(SourceDefinition Source, string File, string Revision, DateTimeOffset Since, TroubleKind Trouble)
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
        return (await AllAsync(folder, store, cancellationToken)).FirstOrDefault(kept => kept.Source.Id == id);
    }

    /// <summary>
    /// The sources of a folder as they run: of a file that is rejected as it stands, the version that runs in its place. One whose end is held runs
    /// on although another file has its id by now; one that was rejected and is right by now is taken as it is written.
    /// </summary>
    public static async Task<SourceSet> InForceAsync(SourceSet set, string folder, IIngestStore store, CancellationToken cancellationToken)
    {
        var kept = (await AllAsync(folder, store, cancellationToken)).Where(kept => kept.Trouble == TroubleKind.Held || set.Find(kept.Source.Id) is null)
            .Select(kept => kept.Source).DistinctBy(source => source.Id).ToDictionary(source => source.Id);
        return kept.Count == 0 ? set : new SourceSet([.. set.Sources.Where(source => !kept.ContainsKey(source.Id)), .. kept.Values]);
    }

    private static async Task<IReadOnlyList<KeptRevision>> AllAsync(string folder, IIngestStore store, CancellationToken cancellationToken)
    {
        var all = new List<KeptRevision>();
        foreach (var file in (await store.SourceFiles.OfFolderAsync(Path.GetFullPath(folder), cancellationToken)).Where(file => file.Texts.Count > 0))
        {
            if (file is { Trouble: { } trouble, Source: { } id, Revision: { } revision, GoodSince: { } since } && SourceLoading.Loader().Load(FolderSnapshot.Of(folder, file.Texts)).Set.Find(id) is { } source)
            {
                all.Add(new KeptRevision(source, file.File, revision[..Math.Min(Shown, revision.Length)], since, trouble.Kind));
            }
        }

        return all;
    }
}
