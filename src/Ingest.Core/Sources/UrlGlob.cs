using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Core.Sources;

/// <summary>A glob over URLs: <c>*</c> within a path segment, <c>**</c> across segments, <c>?</c> one character; case-insensitive.</summary>
public sealed class UrlGlob
{
    private readonly Regex _regex;
    private readonly bool _wholeUrl;

    public UrlGlob(string pattern)
    {
        Pattern = pattern;
        _wholeUrl = pattern.Contains("://", StringComparison.Ordinal);
        _regex = new Regex(ToRegex(pattern), RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Pattern { get; }

    public bool Matches(Uri url) => _regex.IsMatch(_wholeUrl ? url.AbsoluteUri : url.PathAndQuery);

    public override string ToString() => Pattern;

    private static string ToRegex(string pattern)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*' && i + 1 < pattern.Length && pattern[i + 1] == '*')
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(pattern[i] switch { '*' => "[^/]*", '?' => "[^/]", var c => Regex.Escape(c.ToString()) });
            }
        }

        return regex.Append('$').ToString();
    }
}
