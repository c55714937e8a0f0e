using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources.Reading;

namespace Ingest.Core.Sources;

/// <summary>Loads a folder of source files: the sources that are right, and every problem of all the others in one pass.</summary>
public sealed class SourceLoader(SourceChecks checks)
{
    public LoadResult Load(string path) => Load(FolderSnapshot.Take(path));

    public LoadResult Load(FolderSnapshot folder) => Load(folder, _ => null);

    /// <param name="folder">What is loaded.</param>
    /// <param name="holder">Name of the file that has an id already; of two files that claim it this one keeps it, else the first in order of paths.</param>
    public LoadResult Load(FolderSnapshot folder, Func<SourceId, string?> holder)
    {
        var templates = new TemplateSet(folder.Parts, checks);
        var files = folder.Sources.Select(file => Read(file, templates)).ToList();
        RefuseDoubles(files, holder);
        WarnOfDoubles(files);
        var loaded = files.ConvertAll(file => new LoadedFile(
            file.File.Name, file.File.Path, file.Notes.HasErrors ? null : file.Source?.Definition, [.. Ordered(file.Notes.Problems), .. file.Inherited]));
        var problems = folder.Problems.Concat(templates.Problems).Concat(loaded.SelectMany(file => file.Problems))
            .DistinctBy(problem => (problem.File, problem.Line, problem.Column, problem.Code, problem.Message)).ToList();
        if (loaded.Count == 0 && problems.Count == 0)
        {
            problems.Add(new SourceProblem(folder.Folder, 0, 0, ProblemSeverity.Warning, ProblemCodes.NoFiles, "the folder holds no source file (*.yaml)", null));
        }

        return new LoadResult(new SourceSet([.. loaded.Select(file => file.Source).OfType<SourceDefinition>()]), problems, loaded, folder) { Places = PlacesOf(files) };
    }

    private ReadFile Read(FileSnapshot file, TemplateSet templates)
    {
        var (notes, map) = FileText.Read(file);
        if (map is not null && Path.GetFileName(file.Name) == "defaults.yaml")
        {
            notes.Error(ProblemCodes.Misplaced, "defaults are read in the folder of sources itself, not in its sub-folders; use a template there", 0, 0);
            return new ReadFile(file, notes, null, []);
        }

        if (map is null)
        {
            return new ReadFile(file, notes, null, []);
        }

        var whole = templates.Under(map, notes);
        if (whole.Map is null)
        {
            // What seems to be missing may stand in what cannot be had.
            return new ReadFile(file, notes, null, whole.Problems);
        }

        var source = SourceReader.Read(whole.Map, file.Path, notes, checks);
        return new ReadFile(file, notes, source is null ? null : source with { Definition = Written(source, whole, file) }, whole.Problems);
    }

    private static SourceDefinition Written(ReadSource source, Template whole, FileSnapshot file)
    {
        var keys = EffectiveKeys.Of(whole.Map!);
        var hash = new XxHash64();
        hash.Append(file.Bytes ?? []);
        foreach (var key in keys.Where(key => key.File != file.Path))
        {
            hash.Append(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{key.Path} {key.Hash}")));
        }

        return source.Definition with
        {
            Digest = Convert.ToHexStringLower(hash.GetCurrentHash()),
            Writing = new SourceWriting(
                file.Name, [new SourceText(file.Name, source.Notes.File.Text), .. whole.Texts], keys, whole.HoldsSecret || source.Notes.Problems.Any(problem => problem.Code == ProblemCodes.LiteralSecret)),
        };
    }

    private static Dictionary<(SourceId Source, Uri Url), SourcePlace> PlacesOf(List<ReadFile> files)
    {
        var places = new Dictionary<(SourceId, Uri), SourcePlace>();
        foreach (var file in files.Where(file => file.Source is not null && !file.Notes.HasErrors))
        {
            foreach (var (url, place) in file.Source!.Urls)
            {
                places.TryAdd((file.Source.Definition.Id, url), file.Notes.PlaceOf(place));
            }
        }

        return places;
    }

    private static void RefuseDoubles(List<ReadFile> files, Func<SourceId, string?> holder)
    {
        foreach (var claims in files.Where(file => file.Source is not null).GroupBy(file => file.Source!.Definition.Id).Where(claims => claims.Skip(1).Any()))
        {
            var keeps = claims.FirstOrDefault(file => file.File.Name == holder(claims.Key)) ?? claims.First();
            foreach (var other in claims.Where(other => other != keeps))
            {
                other.Notes.Error(ProblemCodes.DuplicateId, $"id '{claims.Key}' is taken by {keeps.File.Path}; every source needs an id of its own", other.Source!.Id);
            }
        }
    }

    private static void WarnOfDoubles(List<ReadFile> files)
    {
        var urls = new Dictionary<Uri, string>();
        foreach (var file in files.Where(file => file.Source is not null))
        {
            foreach (var (url, place) in file.Source!.Urls)
            {
                if (!urls.TryAdd(url, file.File.Path))
                {
                    file.Notes.Warn(ProblemCodes.DuplicateUrl, urls[url] == file.File.Path ? "this URL stands in this file already" : $"this URL is read by {urls[url]} as well", place);
                }
            }
        }
    }

    private static IEnumerable<SourceProblem> Ordered(IEnumerable<SourceProblem> problems) => problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column);

    private sealed record ReadFile(FileSnapshot File, Notes Notes, ReadSource? Source, IReadOnlyList<SourceProblem> Inherited);
}
