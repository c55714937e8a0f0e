namespace Ingest.Core.Model;

/// <summary>A selector that was tried on today's pages in place of one that gives nothing.</summary>
/// <param name="Css">The selector.</param>
/// <param name="Attribute">The attribute to read in place of the text; null for the text.</param>
/// <param name="Gave">Pages on which it gave a plausible value.</param>
/// <param name="Pages">Pages on which it was tried.</param>
/// <param name="Value">What it gives on the first of them, cut short.</param>
public sealed record RuleProposal(string Css, string? Attribute, int Gave, int Pages, string Value)
{
    /// <summary>As it is written under the key of the rule: <c>css: "time.posted", attribute: "datetime"</c>.</summary>
    public override string ToString() => $"css: {Quoted(Css)}{(Attribute is null ? string.Empty : $", attribute: {Quoted(Attribute)}")}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
