namespace Ingest.Core.Storage;

/// <summary>What is remembered of source files, one record a file of a folder; several workers that read the same folder write the same.</summary>
public interface ISourceFileStore
{
    /// <summary>Every file of a folder, in order of their paths.</summary>
    Task<IReadOnlyList<SourceFileState>> OfFolderAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The files of all folders that are not in use as they stand, in order of folders and paths.</summary>
    Task<IReadOnlyList<SourceFileState>> TroubledAsync(CancellationToken cancellationToken);

    /// <summary>Writes the files; each whole or not at all.</summary>
    Task SaveAsync(IReadOnlyList<SourceFileState> files, CancellationToken cancellationToken);

    /// <summary>Forgets the files with these keys; unknown ones are passed over.</summary>
    Task RemoveAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);
}
