using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Reporting;

/// <summary>A source file that is not applied as it stands.</summary>
/// <param name="Folder">The folder of sources, as the worker that reads it knows it.</param>
/// <param name="File">Path within it.</param>
/// <param name="Trouble">Why, and since when.</param>
/// <param name="Source">The source that runs on with an earlier version; null when none does.</param>
/// <param name="Revision">Hash of that version.</param>
/// <param name="GoodSince">Since when that version runs.</param>
public sealed record FileStatus(string Folder, string File, FileTrouble Trouble, SourceId? Source, string? Revision, DateTimeOffset? GoodSince)
{
    public static FileStatus Of(SourceFileState state) => new(state.Folder, state.File, state.Trouble!, state.Source, state.Revision, state.GoodSince);
}
