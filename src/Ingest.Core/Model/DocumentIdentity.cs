namespace Ingest.Core.Model;

/// <summary>By what a feed, sitemap or listing is recognized when it is found at another address.</summary>
/// <param name="Title">Its own title; null when it has none, or when titles of its kind say nothing.</param>
/// <param name="Marks">Hashes of its items, without the host they stand at.</param>
public sealed record DocumentIdentity(string? Title, IReadOnlyList<string> Marks)
{
    private const int Share = 5;

    /// <summary>True when the smaller has at least a fifth of its items in common with the other, or when nothing but the title is left and that is the same.</summary>
    public bool IsSameAs(DocumentIdentity other)
    {
        var shared = Marks.Intersect(other.Marks).Count();
        return shared > 0
            ? shared * Share >= Math.Min(Marks.Count, other.Marks.Count)
            : Title is not null && string.Equals(Title, other.Title, StringComparison.OrdinalIgnoreCase);
    }
}
