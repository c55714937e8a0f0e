using System.IO.Hashing;
using System.Text;
using Ingest.Core.Discover;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>By what a document is recognized: its title and items, wherever it stands.</summary>
internal static class DocumentMarks
{
    private const int Most = 40;

    /// <summary>Of a listing the title is left out: portals and parking pages have titles too, but not the site's links.</summary>
    public static DocumentIdentity IdentityOf(DiscoverDefinition entry, Discovery discovery) => new(
        entry is DiscoverDefinition.Listing || string.IsNullOrWhiteSpace(discovery.Title) ? null : discovery.Title.Trim(),
        [.. discovery.Links.Select(MarkOf).Distinct().Take(Most)]);

    public static bool SharesAny(DocumentIdentity known, Discovery discovery) => discovery.Links.Select(MarkOf).Any(known.Marks.Contains);

    /// <summary>Hash of all that the items say of themselves, in their order.</summary>
    public static string ContentOf(Discovery discovery)
    {
        var hash = new XxHash128();
        foreach (var link in discovery.Links)
        {
            hash.Append(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{link.Url.AbsoluteUri}\n{link.Guid}\n{link.Title}\n{link.Published:O}\n{link.Modified:O}\n{link.Summary}\n")));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    private static string MarkOf(Link link)
    {
        var name = link.Guid is { Length: > 0 } guid ? Uri.TryCreate(guid, UriKind.Absolute, out var url) && url.Scheme.StartsWith("http", StringComparison.Ordinal) ? url.PathAndQuery : guid : link.Url.PathAndQuery;
        return Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(name)));
    }
}
