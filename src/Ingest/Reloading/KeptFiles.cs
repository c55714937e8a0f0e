using System.Text.Json;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;
using Ingest.Core.Storage;

namespace Ingest.Reloading;

/// <summary>Keeps the last good version of each source file of one folder in the store. A file in which a secret stands itself is not kept.</summary>
internal sealed class KeptFiles(IIngestStore store, SourceLoader loader, TimeProvider time)
{
    private readonly Dictionary<string, SourceFileState> _saved = [];

    /// <summary>What ran when it was last kept; a version that is no longer good, such as for a secret that is not set, does not run.</summary>
    public async Task<SourceBook> ReadAsync(string folder, SourceScope scope, CancellationToken cancellationToken)
    {
        var (files, ids) = (new List<RunningFile>(), new HashSet<SourceId>());
        _saved.Clear();
        foreach (var state in (await store.SourceFiles.OfFolderAsync(Path.GetFullPath(folder), cancellationToken)).OrderByDescending(state => state.GoodSince))
        {
            if (state.Source is { } id ? !scope.Has(id) : !scope.HasFile(state.File))
            {
                continue;
            }

            _saved[state.Key] = state;
            var source = state.Texts.Count == 0 ? null : loader.Load(FolderSnapshot.Of(folder, state.Texts)).Set.Sources.FirstOrDefault();
            var runs = source is not null && ids.Add(source.Id) ? source : null;
            files.Add(new RunningFile(state.File, runs, runs is null ? null : state.GoodSince, state.Trouble));
        }

        return new SourceBook(files);
    }

    /// <summary>Writes what differs from what was last written.</summary>
    public async Task SaveAsync(string folder, SourceBook book, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(folder);
        var now = book.Files.Select(file => StateOf(path, file, book)).ToDictionary(state => state.Key);
        var gone = _saved.Keys.Where(key => !now.ContainsKey(key)).ToList();
        var written = now.Values.Where(state => !_saved.TryGetValue(state.Key, out var before) || Text(before) != Text(state)).ToList();
        await MarkAsync(book, cancellationToken);
        await store.SourceFiles.SaveAsync(written, cancellationToken);
        await store.SourceFiles.RemoveAsync(gone, cancellationToken);
        gone.ForEach(key => _saved.Remove(key));
        written.ForEach(state => _saved[state.Key] = state);
    }

    /// <summary>Marks the sources that no file describes any more, and takes the mark from those that one describes again.</summary>
    private async Task MarkAsync(SourceBook book, CancellationToken cancellationToken)
    {
        var before = _saved.Values.Select(state => state.Source).OfType<SourceId>().ToHashSet();
        var idle = book.Troubled.Where(file => file.Source is null).Select(file => file.Name).ToHashSet();
        var kept = _saved.Values.Where(state => idle.Contains(state.File)).Select(state => state.Source).OfType<SourceId>().ToHashSet();
        foreach (var id in before.Where(id => book.Find(id) is null && !kept.Contains(id)))
        {
            await store.Sources.MarkFileGoneAsync(id, time.GetUtcNow(), cancellationToken);
        }

        var fresh = book.Running.Select(file => file.Source!.Id).Where(id => !before.Contains(id)).ToHashSet();
        foreach (var state in fresh.Count == 0 ? [] : (await store.Sources.AllAsync(cancellationToken)).Where(state => state.FileGoneSince is not null && fresh.Contains(state.Id)))
        {
            await store.Sources.MarkFileGoneAsync(state.Id, null, cancellationToken);
        }
    }

    private static string Text(SourceFileState state) => JsonSerializer.Serialize(state, StoryJson.Options);

    /// <summary>A version that cannot run now is kept all the same, unless its source is another file's by now.</summary>
    private SourceFileState StateOf(string folder, RunningFile file, SourceBook book)
    {
        var key = SourceFileState.KeyOf(folder, file.Name);
        var state = file.Source is null && _saved.TryGetValue(key, out var before) && (before.Source is not { } id || book.Find(id) is null)
            ? before
            : new SourceFileState { Key = key, Folder = folder, File = file.Name };
        return file.Source is not { } source
            ? state with { Trouble = file.Trouble }
            : state with { Source = source.Id, Revision = source.Digest, GoodSince = file.Since, Texts = source.Writing.HoldsSecret ? [] : source.Writing.Texts, Trouble = file.Trouble };
    }
}
