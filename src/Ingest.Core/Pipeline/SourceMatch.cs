using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>A source whose file has to do with a URL.</summary>
/// <param name="Source">Its id.</param>
/// <param name="File">Its file.</param>
/// <param name="How">In what way.</param>
/// <param name="Takes">Whether its <c>include</c> and <c>exclude</c> let the URL through.</param>
public sealed record SourceMatch(SourceId Source, string File, string How, bool Takes)
{
    /// <summary>The sources that name the URL's host in homepage or discover, those that take the URL first.</summary>
    public static IReadOnlyList<SourceMatch> Find(Uri url, SourceSet set) =>
    [
        .. from source in set.Sources
           let how = Names(source).Any(named => named == url) ? "reads this very address"
               : Names(source).Any(named => Bare(named).Equals(Bare(url), StringComparison.OrdinalIgnoreCase)) ? $"names {url.IdnHost}"
               : null
           where how is not null
           let takes = source.Filter.Allows(url)
           orderby takes descending, source.Id.Value
           select new SourceMatch(source.Id, source.File, how, takes),
    ];

    /// <summary>With and without <c>www</c> it is the same site.</summary>
    private static string Bare(Uri url) => url.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.IdnHost[4..] : url.IdnHost;

    private static IEnumerable<Uri> Names(SourceDefinition source)
    {
        var urls = source.Discover.Select(discover => discover.Url);
        return source.Homepage is { } home ? urls.Append(home) : urls;
    }
}
