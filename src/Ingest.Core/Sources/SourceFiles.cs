namespace Ingest.Core.Sources;

/// <summary>Finds the source files of a folder and its sub-folders.</summary>
internal static class SourceFiles
{
    private const int MostDepth = 16;

    /// <summary>Files in order of their paths; a folder that cannot be read becomes a problem and the rest is found all the same.</summary>
    public static List<string> In(string folder, List<SourceProblem> problems)
    {
        var files = new List<string>();
        Collect(folder, 0, files, problems);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(string folder, int depth, List<string> files, List<SourceProblem> problems)
    {
        try
        {
            // A linked file is a mounted configuration map; a linked folder can be a circle.
            files.AddRange(Directory.EnumerateFiles(folder).Where(IsSource));
            foreach (var inner in new DirectoryInfo(folder).EnumerateDirectories().Where(inner => IsSearched(inner) && depth < MostDepth))
            {
                Collect(Path.Combine(folder, inner.Name), depth + 1, files, problems);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new SourceProblem(folder, 0, 0, ProblemSeverity.Error, ProblemCodes.File, "the folder cannot be read; see that it exists and this user may read it", null));
        }
    }

    private static bool IsSource(string file) => !Path.GetFileName(file).StartsWith('.') && Path.GetExtension(file) is ".yaml" or ".yml";

    private static bool IsSearched(DirectoryInfo folder) =>
        !folder.Name.StartsWith('.') && folder.Name != "templates" && !folder.Name.EndsWith(".cases", StringComparison.Ordinal) && folder.LinkTarget is null;
}
