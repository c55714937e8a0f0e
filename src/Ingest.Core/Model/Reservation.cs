namespace Ingest.Core.Model;

/// <summary>A right that a publisher reserves about the text of a page.</summary>
/// <param name="From">Where it is said: <c>x-robots-tag</c>, <c>meta robots</c>, <c>x-robots-tag NAME</c> and <c>meta NAME</c> of our product token, <c>tdm-reservation</c>, <c>tdmrep.json</c> or <c>meta tdm-reservation</c>.</param>
/// <param name="Terms">What is said, such as <c>noarchive</c> or <c>location /news/*</c>.</param>
/// <param name="Policy">Address of the terms under which the text may be used, as written; null when none is named.</param>
public sealed record Reservation(string From, string Terms, string? Policy = null)
{
    /// <summary>A robots directive for everyone: it speaks of indexes and cached copies, not of mining.</summary>
    public bool IsForSearchEngines() => From is "x-robots-tag" or "meta robots";
}
