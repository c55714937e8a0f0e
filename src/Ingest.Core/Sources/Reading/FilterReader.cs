namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>include</c> and <c>exclude</c>.</summary>
internal static class FilterReader
{
    private const int MostCharacters = 500;

    public static UrlFilter Read(MapReader source) => new(Globs(source, "include"), Globs(source, "exclude"));

    private static List<UrlGlob> Globs(MapReader source, string key)
    {
        var globs = new List<UrlGlob>();
        foreach (var scalar in source.Texts(key).Where(source.Notes.IsClean))
        {
            if (Problem(scalar.Value) is { } problem)
            {
                source.Notes.Error(ProblemCodes.Glob, $"'{scalar.Value}' in {key} {problem}", scalar);
            }
            else
            {
                globs.Add(new UrlGlob(scalar.Value));
            }
        }

        return globs;
    }

    private static string? Problem(string glob) => glob switch
    {
        { Length: > MostCharacters } => $"is longer than {MostCharacters} characters",
        _ when glob.Any(char.IsWhiteSpace) => "can match nothing: no URL holds a blank; write %20",
        _ when glob.StartsWith('^') || glob.EndsWith('$') => "looks like a regular expression; write a glob such as /news/**",
        _ when glob.StartsWith('/') || glob.StartsWith('*') || glob.Contains("://", StringComparison.Ordinal) => null,
        _ => "can match nothing: a pattern begins with / or *, or names a whole URL; for example /news/**",
    };
}
