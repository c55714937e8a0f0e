using System.Text.RegularExpressions;

namespace Ingest.Core.Sources;

/// <summary>
/// A glob over the path of URLs, or over scheme, host and path when it names a scheme: <c>*</c> within a segment, <c>**</c> across segments,
/// <c>?</c> one character; case-insensitive. With a <c>?</c> it may also match path and query, whose sign is one character like any other.
/// Escaped letters are the letters: <c>/أخبار/**</c> and its percent-encoding are the same glob.
/// </summary>
public sealed partial class UrlGlob
{
    private readonly GlobMatcher _matcher;
    private readonly bool _wholeUrl;
    private readonly bool _withQuery;

    public UrlGlob(string pattern)
    {
        Pattern = pattern;
        _wholeUrl = pattern.Contains("://", StringComparison.Ordinal);
        _withQuery = pattern.Contains('?', StringComparison.Ordinal);
        _matcher = new GlobMatcher(Unescape(pattern));
    }

    public string Pattern { get; }

    public bool Matches(Uri url)
    {
        var path = _wholeUrl ? url.GetLeftPart(UriPartial.Path) : url.AbsolutePath;
        return _matcher.IsMatch(Unescape(path)) || (_withQuery && _matcher.IsMatch(Unescape(path + url.Query)));
    }

    public override string ToString() => Pattern;

    /// <summary>A slash, star, question or percent sign that is escaped is meant as itself and stays so.</summary>
    private static string Unescape(string text) => Uri.UnescapeDataString(Sign().Replace(text, "%25$1"));

    [GeneratedRegex("%(2[5AF]|3F)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
