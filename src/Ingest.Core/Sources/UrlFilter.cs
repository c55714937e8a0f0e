namespace Ingest.Core.Sources;

/// <summary>Which of the offered URLs belong to the source: globs as in <see cref="UrlGlob"/>.</summary>
public sealed record UrlFilter(IReadOnlyList<UrlGlob> Include, IReadOnlyList<UrlGlob> Exclude)
{
    public static readonly UrlFilter All = new([], []);

    /// <summary>True when no exclude matches and, if there are includes, one of them does.</summary>
    public bool Allows(Uri url) =>
        !Exclude.Any(glob => glob.Matches(url)) && (Include.Count == 0 || Include.Any(glob => glob.Matches(url)));
}
