using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.Repair;

/// <summary>What the addresses of a site's articles have in common: host, first segment, number of segments and where numbers stand.</summary>
internal static partial class AddressShape
{
    /// <summary>Null for null, and for what is no address.</summary>
    public static string? Of(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url))
        {
            return null;
        }

        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return $"{url.Host}/{string.Join('/', segments.Select((segment, at) => at == 0 && segments.Length > 1 ? segment : Number().IsMatch(segment) ? "9" : "a"))}";
    }

    [GeneratedRegex(@"\d", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
