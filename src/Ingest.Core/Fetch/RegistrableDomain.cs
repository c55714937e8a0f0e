using System.Collections.Frozen;
using System.Globalization;

namespace Ingest.Core.Fetch;

/// <summary>The part of a host name that somebody registered, by the Public Suffix List (publicsuffix.org): one label more than the longest suffix.</summary>
internal static class RegistrableDomain
{
    private static readonly Lazy<FrozenSet<string>> Rules = new(Load);

    /// <summary>For example <c>herald.co.uk</c>; null for addresses, single labels and public suffixes themselves.</summary>
    /// <param name="url">Absolute URL.</param>
    public static string? Of(Uri url) => url.HostNameType == UriHostNameType.Dns ? Of(url.IdnHost.TrimEnd('.').ToLowerInvariant()) : null;

    /// <inheritdoc cref="Of(Uri)"/>
    /// <param name="host">Lower-case name in ASCII.</param>
    public static string? Of(string host)
    {
        var labels = host.Split('.');
        var suffix = 1;
        for (var length = labels.Length; length > 0; length--)
        {
            var name = string.Join('.', labels[^length..]);
            if (Rules.Value.Contains("!" + name))
            {
                suffix = length - 1;
                break;
            }

            if (Rules.Value.Contains(name) || (length > 1 && Rules.Value.Contains("*." + string.Join('.', labels[^(length - 1)..]))))
            {
                suffix = length;
                break;
            }
        }

        return labels.Length > suffix && labels.Length > 1 ? string.Join('.', labels[^(suffix + 1)..]) : null;
    }

    /// <summary>The rules as the list has them, in ASCII: a name, <c>*.name</c> for each label before it, <c>!name</c> for an exception.</summary>
    private static FrozenSet<string> Load()
    {
        using var stream = typeof(RegistrableDomain).Assembly.GetManifestResourceStream("Ingest.Core.Fetch.PublicSuffixes.txt")!;
        using var reader = new StreamReader(stream);
        var idn = new IdnMapping();
        var rules = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                var mark = line.StartsWith("*.", StringComparison.Ordinal) ? "*." : line[0] == '!' ? "!" : string.Empty;
                rules.Add(mark + idn.GetAscii(line[mark.Length..]));
            }
        }

        return rules.ToFrozenSet(StringComparer.Ordinal);
    }
}
