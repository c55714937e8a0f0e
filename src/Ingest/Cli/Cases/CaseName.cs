using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.RegularExpressions;

namespace Ingest.Cli.Cases;

/// <summary>A case is named after the last segment of its URL, as every file system and shell takes it.</summary>
internal static partial class CaseName
{
    private const int Longest = 60;

    /// <param name="url">The address of the page.</param>
    /// <param name="isTaken">Whether another page has the name already.</param>
    public static string Of(Uri url, Func<string, bool> isTaken) => Of(url) is var name && isTaken(name) ? $"{name}-{Hash(url)}" : name;

    public static string Of(Uri url)
    {
        var segment = Uri.UnescapeDataString(url.AbsolutePath.TrimEnd('/').Split('/')[^1]);
        var name = Other().Replace(Ending().Replace(segment, string.Empty).ToLowerInvariant(), "-").Trim('-');
        var isWhole = name.Length is > 0 and <= Longest && url.Query.Length == 0 && segment.All(char.IsAscii);

        // What is cut or cannot be spelled is told apart by a hash of the whole address.
        var hash = Hash(url);
        return isWhole ? name : (name.Length > Longest ? name[..Longest].TrimEnd('-') : name) is { Length: > 0 } start ? $"{start}-{hash}" : hash;
    }

    private static string Hash(Uri url) => XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(url.AbsoluteUri)).ToString("x8", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.(html?|php|aspx?|jsp|amp)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
