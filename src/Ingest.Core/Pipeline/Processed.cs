using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What became of one link and what it cost.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Fetched">A page came with a body.</param>
/// <param name="NotModified">The site answered that the page is as it was.</param>
/// <param name="NotBefore">Until when the host asked to be left alone.</param>
public sealed record Processed(Outcome Outcome, bool Fetched, bool NotModified, DateTimeOffset? NotBefore)
{
    /// <summary>A story whose text was left out because the publisher reserves it.</summary>
    public bool Reserved { get; init; }

    /// <summary>The page of a story that was marked as taken down is there again.</summary>
    public bool Returned { get; init; }

    /// <summary>The first and last blocks of a story that is new; empty otherwise.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>The page as it was read; null when <see cref="Unmatched"/> is.</summary>
    public Page? Read { get; init; }

    /// <summary>The source's own rules that gave nothing on the page; null when it was not read, or is no article that they could fit.</summary>
    public IReadOnlyList<UnmatchedRule>? Unmatched { get; init; }

    /// <summary>Of the source's own date rules with formats, whether these fit what the rules gave; none of a page that came to no article.</summary>
    public IReadOnlyList<JudgedDate> Dates { get; init; } = [];
}
