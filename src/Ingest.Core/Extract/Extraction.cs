using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>The article of a page, or why there is none.</summary>
public abstract record Extraction
{
    private Extraction()
    {
    }

    /// <summary>The operator's rules that gave nothing; null when the page was refused before it was read.</summary>
    public IReadOnlyList<UnmatchedRule>? Unmatched { get; init; }

    /// <summary>What the publisher reserves about the text; null for nothing, and when the page was refused before it was read.</summary>
    public Reservation? Rights { get; init; }

    /// <summary>What was found, on a rejected page as well where it is told; null when nothing is.</summary>
    public Article? Seen => this switch { Found found => found.Article, Rejected no => no.Partial, _ => null };

    public sealed record Found(Article Article) : Extraction
    {
        /// <summary>The short ones of the first and last blocks before known boilerplate was taken away.</summary>
        public IReadOnlyList<string> Edges { get; init; } = [];
    }

    public sealed record Rejected(RejectionReason Reason, string Detail) : Extraction
    {
        /// <summary>What was found all the same; told only to who asks what was weighed. Title or body may be empty.</summary>
        public Article? Partial { get; init; }
    }
}
