using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Ingest.Core.Normalize.Urls;

/// <summary>Folds the editions of one page: <c>www.</c> and mobile hosts, AMP and print paths, index files, final and doubled slashes.</summary>
internal static partial class UrlEditions
{
    private static readonly string[] HostPrefixes = ["www.", "www1.", "www2.", "www3.", "m.", "mobile.", "amp.", "wap."];

    private static readonly FrozenSet<string> Switches =
        new[] { "amp", "outputtype", "print", "printable", "printversion", "view", "display", "mobile", "nomobile", "platform", "output", "rss" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> SwitchValues =
        new[] { "", "1", "true", "yes", "y", "on", "amp", "print", "printable", "mobile", "m", "desktop" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The host without the label that only names an edition; what is left must still be a domain of two labels.</summary>
    public static string PlainHost(string host)
    {
        var prefix = Array.Find(HostPrefixes, prefix => host.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is not null && host.AsSpan(prefix.Length).Contains('.') ? PlainHost(host[prefix.Length..]) : host;
    }

    public static string PlainPath(string path)
    {
        var plain = RepeatedSlash().Replace(SessionIds.Without(UrlEscapes.Tidy(path)), "/");
        plain = IndexFile().Replace(plain, "/");
        plain = AmpEnd().Replace(plain, "$1");
        plain = AmpStart().Replace(plain, "/");
        plain = plain.TrimEnd('/');
        return plain.Length == 0 ? "/" : plain;
    }

    /// <summary>True for <c>?amp=1</c>, <c>?print=true</c>, <c>?outputType=amp</c> and their like, never for <c>?view=4711</c>.</summary>
    public static bool IsEdition(UrlParameter parameter) => Switches.Contains(parameter.Name) && SwitchValues.Contains(parameter.Value ?? string.Empty);

    [GeneratedRegex("/{2,}")]
    private static partial Regex RepeatedSlash();

    [GeneratedRegex(@"/(?:index|default)\.(?:html?|php|aspx?|jsp|cgi|shtml)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IndexFile();

    /// <summary><c>/story/amp</c>, <c>/story/print/</c>, <c>/story.amp</c>, <c>/story.amp.html</c>, <c>/story.html.amp</c>.</summary>
    [GeneratedRegex(@"(?<=[^/])(?:/(?:amp|print)/?|\.amp(\.html?)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmpEnd();

    [GeneratedRegex(@"^/(?:amp|print)/(?=.)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AmpStart();
}
