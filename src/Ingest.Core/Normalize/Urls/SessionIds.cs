using System.Text.RegularExpressions;

namespace Ingest.Core.Normalize.Urls;

/// <summary>Session identifiers that servers write into addresses for visitors without cookies: every visit has another.</summary>
internal static partial class SessionIds
{
    /// <summary>A short <c>sid</c> may be a story's number.</summary>
    private const int LeastLength = 16;

    public static bool Is(UrlParameter parameter) =>
        parameter.Value is { Length: >= LeastLength } value && Name().IsMatch(parameter.Name) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '!');

    /// <summary>The path without <c>;jsessionid=…</c>.</summary>
    public static string Without(string path) => path.Contains(';', StringComparison.Ordinal) ? InPath().Replace(path, "") : path;

    [GeneratedRegex("^(?:jsessionid|phpsessid|phpsession|aspsessionid[a-z]*|asp\\.net_sessionid|session_?id|sid|cftoken)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(";(?:jsessionid|phpsessid|sid)=[^/;?]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InPath();
}
