using Ingest.Core.Model;
using Ingest.Core.Sources;
using Ingest.Core.Sources.Reloading;

namespace Ingest.Reloading;

/// <summary>The sources that the operator named with <c>--source</c>; all when none was named.</summary>
internal sealed record SourceScope(IReadOnlyList<SourceId> Wanted)
{
    public static readonly SourceScope All = new([]);

    public bool Has(SourceId id) => Wanted.Count == 0 || Wanted.Contains(id);

    /// <summary>Whether a file of which no version was ever good counts: it is called like one of the sources.</summary>
    /// <param name="name">Path of the file within the folder.</param>
    public bool HasFile(string name) => Wanted.Count == 0 || Wanted.Any(id => id.Value == Path.GetFileNameWithoutExtension(name));

    /// <summary>Only the files of these sources; a broken one counts when it held such a source, or is called like one.</summary>
    public LoadResult Narrow(LoadResult loaded, SourceBook running)
    {
        if (Wanted.Count == 0)
        {
            return loaded;
        }

        var files = loaded.ByFile.Where(file => file.Source is { } source
            ? Has(source.Id)
            : running.Files.Any(was => was.Name == file.Name) || HasFile(file.Name)).ToList();
        return loaded with { ByFile = files, Set = new SourceSet([.. files.Select(file => file.Source).OfType<SourceDefinition>()]) };
    }
}
