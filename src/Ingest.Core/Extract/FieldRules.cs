using AngleSharp.Dom;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>Applies the operator's own rules.</summary>
internal static class FieldRules
{
    /// <summary>The values that the rule finds; empty when it matches nothing.</summary>
    public static IReadOnlyList<string> Values(IDocument document, FieldRule? rule)
    {
        if (rule is null)
        {
            return [];
        }

        var matches = document.QuerySelectorAll(rule.Css);
        return [.. (rule.All ? matches : matches.Take(1)).Select(element => ValueOf(element, rule)).OfType<string>().Where(text => text.Length > 0)];
    }

    /// <summary>The address of a picture: what the rule names, else the address that the match, or a picture inside it, carries.</summary>
    public static (string? Value, string Rule)? Image(IDocument document, FieldRule? rule)
    {
        if (rule is null)
        {
            return null;
        }

        var read = rule.Attribute is null ? Addresses(document, rule) : Values(document, rule);
        return (read.FirstOrDefault(), "css " + rule.Css);
    }

    public static IReadOnlyList<IElement> Elements(IDocument document, FieldRule rule)
    {
        var matches = document.QuerySelectorAll(rule.Css);
        var elements = (rule.All ? matches : matches.Take(1)).ToList();
        foreach (var inner in rule.Remove.SelectMany(css => elements.SelectMany(element => element.QuerySelectorAll(css))).ToList())
        {
            inner.Remove();
        }

        return elements;
    }

    public static IEnumerable<DateHint> Dates(IDocument document, FieldRule? rule, DateRole role) =>
        Values(document, rule).Select(text => new DateHint(role, text, "css " + rule!.Css, rule.Formats, rule.Culture));

    private static IEnumerable<string> Addresses(IDocument document, FieldRule rule) =>
        document.QuerySelectorAll(rule.Css).Select(element => Matched(Address(element) ?? element.QuerySelector("img[src]")?.GetAttribute("src") ?? Text(element, rule), rule)).OfType<string>().Where(text => text.Length > 0);

    /// <summary>The address that an element carries; null for none.</summary>
    public static string? Address(IElement element) =>
        new[] { "src", "href", "content" }.Select(name => element.GetAttribute(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>What an element gives by the rule; null for nothing.</summary>
    public static string? ValueOf(IElement element, FieldRule rule) =>
        Matched(rule.Attribute is { } name ? element.GetAttribute(name) : Text(element, rule), rule);

    private static string? Matched(string? text, FieldRule rule)
    {
        if (text is null || rule.Pattern is null)
        {
            return text is null ? null : InlineText.Fold(text);
        }

        var match = rule.Pattern.Match(text);
        return match.Success ? InlineText.Fold(match.Groups.Count > 1 ? match.Groups[1].Value : match.Value) : null;
    }

    private static string Text(IElement element, FieldRule rule)
    {
        if (rule.Remove.Count == 0)
        {
            return InlineText.Of(element);
        }

        var copy = (IElement)element.Clone(deep: true);
        foreach (var inner in rule.Remove.SelectMany(css => copy.QuerySelectorAll(css)).ToList())
        {
            inner.Remove();
        }

        return InlineText.Of(copy);
    }
}
