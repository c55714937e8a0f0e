using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources.Reading;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources;

/// <summary>Loads a folder of source files: the sources that are right, and every problem of all the others in one pass.</summary>
public sealed class SourceLoader(SourceChecks checks)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>Loads a folder with its sub-folders, or one file. Hidden entries, <c>templates</c> and <c>*.cases</c> folders are passed over.</summary>
    public LoadResult Load(string path)
    {
        var files = File.Exists(path) ? [path] : Files(path).Order(StringComparer.Ordinal).ToList();
        var sources = new List<SourceDefinition>();
        var problems = new List<SourceProblem>();
        foreach (var file in files)
        {
            var (source, found) = Read(file);
            problems.AddRange(found);
            if (source is not null && !IsTaken(source, sources, problems))
            {
                sources.Add(source);
            }
        }

        return new LoadResult(new SourceSet(sources), problems, files.Count);
    }

    private (SourceDefinition? Source, IReadOnlyList<SourceProblem> Problems) Read(string file)
    {
        var notes = new Notes(file, string.Empty);
        string text;
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                notes.Error(ProblemCodes.File, $"larger than {MostBytes / 1024} KiB; a source file is a few lines", 0, 0);
                return (null, notes.Problems);
            }

            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException exception)
        {
            notes.Error(ProblemCodes.File, $"not UTF-8 at byte {exception.Index}; save the file as UTF-8", 0, 0);
            return (null, notes.Problems);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            notes.Error(ProblemCodes.File, $"cannot be read: {exception.Message}", 0, 0);
            return (null, notes.Problems);
        }

        return Read(file, text);
    }

    private (SourceDefinition? Source, IReadOnlyList<SourceProblem> Problems) Read(string file, string text)
    {
        var notes = new Notes(file, text);
        try
        {
            switch (YamlTree.Read(text))
            {
                case YamlNode.Mapping map:
                    return (SourceReader.Read(map, file, notes, checks), notes.Problems);
                case null or YamlNode.Scalar { IsNull: true }:
                    notes.Error(ProblemCodes.Documents, "the file is empty; 'id' and 'discover' are the least a source needs", 1, 1);
                    break;
                case var node:
                    notes.Error(ProblemCodes.Type, $"the file is a {MapReader.Kind(node)}; expected keys such as 'id: herald'", node);
                    break;
            }
        }
        catch (YamlProblem problem)
        {
            notes.Error(problem.Code, problem.Message, problem.Line, problem.Column);
        }

        return (null, notes.Problems);
    }

    private static bool IsTaken(SourceDefinition source, List<SourceDefinition> sources, List<SourceProblem> problems)
    {
        foreach (var other in sources)
        {
            foreach (var url in source.Discover.Select(entry => entry.Url).Intersect(other.Discover.Select(entry => entry.Url)))
            {
                problems.Add(new SourceProblem(source.File, 0, 0, ProblemSeverity.Warning, ProblemCodes.DuplicateUrl, $"{url} is read by source '{other.Id}' ({other.File}) as well", null));
            }
        }

        if (sources.Find(other => other.Id == source.Id) is not { } first)
        {
            return false;
        }

        problems.Add(new SourceProblem(source.File, 0, 0, ProblemSeverity.Error, ProblemCodes.DuplicateId, $"id '{source.Id}' is taken by {first.File}; every source needs an id of its own", null));
        return true;
    }

    private static IEnumerable<string> Files(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (!Path.GetFileName(file).StartsWith('.') && Path.GetExtension(file) is ".yaml" or ".yml" && Path.GetFileName(file) != "defaults.yaml")
            {
                yield return file;
            }
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(inner);
            if (!name.StartsWith('.') && name != "templates" && !name.EndsWith(".cases", StringComparison.Ordinal))
            {
                foreach (var file in Files(inner))
                {
                    yield return file;
                }
            }
        }
    }
}
