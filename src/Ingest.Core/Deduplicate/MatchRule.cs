namespace Ingest.Core.Deduplicate;

/// <summary>Names of the rules that decide, as stored in evidence.</summary>
internal static class MatchRule
{
    public const string SamePlace = "same_place";
    public const string SameUrl = "same_url";
    public const string Exact = "exact";
    public const string TooShort = "too_short";
    public const string Contained = "contained";
    public const string Numerals = "numerals_differ";
    public const string Series = "series";
    public const string Title = "same_title";
    public const string Family = "template_family";
    public const string ShortText = "short_text";
    public const string LongText = "long_text";
}
