using System.IO.Hashing;
using System.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>
/// All that a folder of source files holds at one moment. Sub-folders are read too; hidden entries, <c>*.cases</c> and linked folders are
/// passed over. <c>defaults.yaml</c> and <c>templates/*.yaml</c> of the folder itself are no sources: sources inherit from them.
/// </summary>
public sealed class FolderSnapshot
{
    private const int MostDepth = 16;
    private const string Defaults = "defaults.yaml";
    private const string Templates = "templates";

    private readonly List<FileSnapshot> _sources = [];
    private readonly List<FileSnapshot> _parts = [];
    private readonly List<SourceProblem> _problems = [];
    private readonly List<string> _unread = [];

    private FolderSnapshot(string folder) => Folder = folder;

    /// <summary>Path as the operator knows it.</summary>
    public string Folder { get; }

    /// <summary>Hash of all names and contents.</summary>
    public string Digest { get; private set; } = string.Empty;

    /// <summary>Folders that could not be read.</summary>
    internal IReadOnlyList<SourceProblem> Problems => _problems;

    internal IReadOnlyList<FileSnapshot> Sources => _sources;

    /// <summary>Defaults and templates.</summary>
    internal IReadOnlyList<FileSnapshot> Parts => _parts;

    /// <summary>Of a folder with its sub-folders, or of one file with what stands in <paramref name="root"/> or beside it.</summary>
    public static FolderSnapshot Take(string path, string? root = null)
    {
        var isFile = File.Exists(path);
        var folder = !isFile ? path : root is not null && IsWithin(path, root) ? root : Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".";
        var snapshot = new FolderSnapshot(path);
        if (isFile)
        {
            var name = Path.GetFileName(path);
            (name == Defaults ? snapshot._parts : snapshot._sources).Add(FileSnapshot.Take(name, path));
        }
        else
        {
            snapshot.Collect(folder, string.Empty, 0);
        }

        snapshot.CollectParts(folder, isFile);
        return snapshot.Sealed();
    }

    /// <summary>Of one source file as it once was, with what it inherits from.</summary>
    public static FolderSnapshot Of(string folder, IReadOnlyList<SourceText> texts)
    {
        var snapshot = new FolderSnapshot(folder);
        foreach (var text in texts)
        {
            var file = new FileSnapshot(text.File, Path.Combine(folder, text.File), Encoding.UTF8.GetBytes(text.Text), null);
            (snapshot._sources.Count == 0 ? snapshot._sources : snapshot._parts).Add(file);
        }

        return snapshot.Sealed();
    }

    /// <summary>The problem of the folder in which a file would stand, when that could not be read; null when it could.</summary>
    internal SourceProblem? UnreadAbove(string name)
    {
        var at = _unread.FindIndex(folder => folder.Length == 0 || name.StartsWith(folder + "/", StringComparison.Ordinal));
        return at < 0 ? null : _problems[at];
    }

    private static bool IsWithin(string path, string root) =>
        Path.GetFullPath(path).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsYaml(string name) => !name.StartsWith('.') && Path.GetExtension(name) is ".yaml" or ".yml";

    private static bool IsSearched(DirectoryInfo folder) =>
        !folder.Name.StartsWith('.') && folder.Name != Templates && !folder.Name.EndsWith(".cases", StringComparison.Ordinal) && folder.LinkTarget is null;

    private void Collect(string folder, string within, int depth)
    {
        try
        {
            // A linked file is a mounted configuration map; a linked folder can be a circle.
            foreach (var path in Directory.EnumerateFiles(folder).Where(path => IsYaml(Path.GetFileName(path))))
            {
                var name = within + Path.GetFileName(path);
                if (name != Defaults)
                {
                    _sources.Add(FileSnapshot.Take(name, path));
                }
            }

            foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().Where(inner => IsSearched(inner) && depth < MostDepth))
            {
                Collect(Path.Combine(folder, inner.Name), within + inner.Name + "/", depth + 1);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NoteUnread(folder, within.TrimEnd('/'));
        }
    }

    private void CollectParts(string folder, bool isFile)
    {
        if (File.Exists(Path.Combine(folder, Defaults)) && _parts.Count == 0)
        {
            _parts.Add(FileSnapshot.Take(Defaults, isFile && folder == "." ? Defaults : Path.Combine(folder, Defaults)));
        }

        var templates = Path.Combine(folder, Templates);
        try
        {
            if (Directory.Exists(templates))
            {
                _parts.AddRange(Directory.EnumerateFiles(templates).Where(path => IsYaml(Path.GetFileName(path))).Order(StringComparer.Ordinal)
                    .Select(path => FileSnapshot.Take(Templates + "/" + Path.GetFileName(path), path)));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            NoteUnread(templates, Templates);
        }
    }

    private void NoteUnread(string folder, string within)
    {
        _problems.Add(new SourceProblem(folder, 0, 0, ProblemSeverity.Error, ProblemCodes.File, "the folder cannot be read; see that it exists and this user may read it", null));
        _unread.Add(within);
    }

    private FolderSnapshot Sealed()
    {
        _sources.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        var hash = new XxHash128();
        foreach (var file in _sources.Concat(_parts))
        {
            hash.Append(Encoding.UTF8.GetBytes($"\n{file.Name}\n{file.Bytes?.Length}\n{file.Problem}\n"));
            hash.Append(file.Bytes ?? []);
        }

        foreach (var folder in _unread)
        {
            hash.Append(Encoding.UTF8.GetBytes("\nunread " + folder));
        }

        Digest = Convert.ToHexStringLower(hash.GetCurrentHash());
        return this;
    }
}
