using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Cli;

/// <summary>Loads the source files for a verb and says what is wrong with them.</summary>
internal static class SourceFolder
{
    /// <summary>What the source files say; a folder that nobody named may be missing, and files with errors are 'check's.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="named">Whether the operator named it.</param>
    public static SourceSet Known(string folder, bool named) =>
        Directory.Exists(folder) || File.Exists(folder) ? SourceLoading.Loader().Load(folder).Set
        : named ? throw new BadConfigurationException($"the folder of source files '{folder}' does not exist")
        : SourceSet.Empty;

    /// <summary>The sources that are right, narrowed to <paramref name="wanted"/> when it names any. Broken files are reported and left out.</summary>
    /// <exception cref="BadConfigurationException">There is no folder, nothing in it is right, or a wanted source does not exist.</exception>
    public static async Task<SourceSet> LoadAsync(string folder, IReadOnlyList<string> wanted, Terminal terminal)
    {
        var (set, hasErrors) = await LoadAsync(folder, wanted, terminal, told: null);
        if (hasErrors)
        {
            await terminal.Error.WriteLineAsync("ingest: files with errors are left out; every other source runs");
        }

        return set;
    }

    /// <param name="told">Only problems of this severity are told, unless the files are no use at all; null for all.</param>
    public static async Task<(SourceSet Set, bool HasErrors)> LoadAsync(string folder, IReadOnlyList<string> wanted, Terminal terminal, ProblemSeverity? told)
    {
        if (!Directory.Exists(folder) && !File.Exists(folder))
        {
            throw new BadConfigurationException(
                $"the folder of source files '{folder}' does not exist; create it, or name another with --sources DIR or INGEST__SOURCES__FOLDER");
        }

        var loaded = SourceLoading.Loader().Load(folder);
        foreach (var problem in loaded.Problems.Where(problem => told is null || problem.Severity == told || loaded.Set.Sources.Count == 0))
        {
            await terminal.Error.WriteLineAsync(problem.ToString());
        }

        if (loaded.Set.Sources.Count == 0)
        {
            throw new BadConfigurationException(loaded.Files == 0
                ? $"'{folder}' holds no source files (*.yaml)"
                : $"none of the {loaded.Files} source files in '{folder}' can be used; 'ingest check {folder}' shows every problem");
        }

        foreach (var id in wanted.Where(id => loaded.Set.Find(new SourceId(id)) is null))
        {
            throw new BadConfigurationException(loaded.Problems.FirstOrDefault(problem => Path.GetFileNameWithoutExtension(problem.File) == id) is { } problem
                ? $"source '{id}' cannot be used: {problem}"
                : $"no source '{id}' in '{folder}'{Suggestion.For(id, [.. loaded.Set.Sources.Select(source => source.Id.Value)])}");
        }

        return (wanted.Count == 0 ? loaded.Set : new SourceSet([.. loaded.Set.Sources.Where(source => wanted.Contains(source.Id.Value))]), loaded.HasErrors);
    }
}
