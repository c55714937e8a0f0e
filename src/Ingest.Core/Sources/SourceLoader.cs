using Ingest.Core.Model;
using Ingest.Core.Sources.Reading;

namespace Ingest.Core.Sources;

/// <summary>Loads a folder of source files: the sources that are right, and every problem of all the others in one pass.</summary>
public sealed class SourceLoader(SourceChecks checks)
{
    /// <summary>Loads a folder with its sub-folders, or one file. Hidden entries, <c>templates</c>, <c>*.cases</c> and linked folders are passed over.</summary>
    public LoadResult Load(string path)
    {
        var problems = new List<SourceProblem>();
        var files = File.Exists(path) ? [path] : SourceFiles.In(path, problems);
        var sources = new List<SourceDefinition>();
        var ids = new Dictionary<SourceId, string>();
        var urls = new Dictionary<Uri, string>();
        var places = new Dictionary<(SourceId, Uri), SourcePlace>();
        foreach (var file in files)
        {
            if (Path.GetFileName(file) == "defaults.yaml")
            {
                problems.Add(new SourceProblem(file, 0, 0, ProblemSeverity.Error, ProblemCodes.Extends, "defaults come with a later version and are not applied; write the keys out in each source file", null));
                continue;
            }

            var (source, found) = SourceFileReader.Read(file, checks);
            if (source is not null && IsAlone(source, ids, urls))
            {
                sources.Add(source.Definition);
                foreach (var (url, place) in source.Urls)
                {
                    places.TryAdd((source.Definition.Id, url), source.Notes.PlaceOf(place));
                }
            }

            problems.AddRange(found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column));
        }

        if (files.Count == 0 && problems.Count == 0)
        {
            problems.Add(new SourceProblem(path, 0, 0, ProblemSeverity.Warning, ProblemCodes.NoFiles, "the folder holds no source file (*.yaml)", null));
        }

        return new LoadResult(new SourceSet(sources), problems, files.Count) { Places = places };
    }

    /// <summary>Notes what an earlier file has already; the first file in order of paths keeps an id.</summary>
    private static bool IsAlone(ReadSource source, Dictionary<SourceId, string> ids, Dictionary<Uri, string> urls)
    {
        var (definition, notes) = (source.Definition, source.Notes);
        foreach (var (url, place) in source.Urls)
        {
            if (!urls.TryAdd(url, definition.File))
            {
                notes.Warn(ProblemCodes.DuplicateUrl, urls[url] == definition.File ? "this URL stands in this file already" : $"this URL is read by {urls[url]} as well", place);
            }
        }

        if (ids.TryAdd(definition.Id, definition.File))
        {
            return true;
        }

        notes.Error(ProblemCodes.DuplicateId, $"id '{definition.Id}' is taken by {ids[definition.Id]}; every source needs an id of its own", source.Id);
        return false;
    }
}
