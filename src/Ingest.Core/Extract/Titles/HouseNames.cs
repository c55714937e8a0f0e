using Ingest.Core.Common.Text;

namespace Ingest.Core.Extract.Titles;

/// <summary>By which names a page calls the house that publishes it: declared ones, and the one in its address.</summary>
internal sealed class HouseNames
{
    /// <summary>Shorter names are in too many words.</summary>
    private const int LeastLabel = 3;

    private readonly HashSet<string> _declared;
    private readonly List<string> _labels;

    private HouseNames(HashSet<string> declared, List<string> labels) => (_declared, _labels) = (declared, labels);

    public static HouseNames Of(PageSources page)
    {
        // Some pages give their own title as the name of the site.
        var titles = new[] { page.Document.Title, page.Meta.First("og:title")?.Value }.OfType<string>().Select(Tokens.Folded).ToHashSet(StringComparer.Ordinal);
        var declared = page.JsonLd.Names("publisher").Houses.Append(page.SiteName).OfType<string>().Select(Tokens.Folded).Where(name => name.Length > 0 && !titles.Contains(name)).ToHashSet(StringComparer.Ordinal);
        return new HouseNames(declared, Labels(page));
    }

    /// <summary>Exactly one of the names.</summary>
    public bool Are(string text)
    {
        var folded = Tokens.Folded(text);
        return folded.Length > 0 && (_declared.Contains(folded) || _labels.Contains(Joined(folded)));
    }

    /// <summary>A name with more or less around it, as titles carry it: "Herald Online" for "Herald", "Herald" for "The Quilport Herald".</summary>
    public bool Resemble(string text)
    {
        var folded = Tokens.Folded(text);
        var joined = Joined(folded);
        return joined.Length > 0
            && (_declared.Any(name => name == folded || IsIn(folded, name) || IsIn(name, folded))
                || _labels.Exists(label => joined == label || (joined.Length > LeastLabel && label.StartsWith(joined, StringComparison.Ordinal)) || (label.Length > LeastLabel && IsMost(label, joined))));
    }

    private static bool IsMost(string label, string joined) => joined.Contains(label, StringComparison.Ordinal) && joined.Length <= label.Length * 3;

    /// <summary>As whole words.</summary>
    private static bool IsIn(string part, string whole) => part.Length >= LeastLabel && (' ' + whole + ' ').Contains(' ' + part + ' ', StringComparison.Ordinal);

    private static string Joined(string folded) => folded.Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>The labels of the host but its last; a saved file has none, but its page may tell where it was.</summary>
    private static List<string> Labels(PageSources page)
    {
        var url = page.Page.Url;
        if (url.IsFile && !Uri.TryCreate(page.Meta.First("og:url")?.Value ?? page.Elements.First("link[rel~='canonical'][href]")?.GetAttribute("href"), UriKind.Absolute, out url))
        {
            return [];
        }

        return [.. url.IdnHost.Split('.')[..^1].Where(label => label.Length >= LeastLabel && label is not ("www" or "com" or "org" or "net" or "news" or "blog")).Select(label => label.Replace("-", string.Empty, StringComparison.Ordinal))];
    }
}
