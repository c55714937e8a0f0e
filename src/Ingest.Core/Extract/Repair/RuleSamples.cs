using AngleSharp.Dom;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract.Repair;

/// <summary>Takes down what rules match on a page, so that it is at hand when they no longer do.</summary>
public static class RuleSamples
{
    internal const int LongestText = 200;

    /// <summary>So many of what a rule for several gives are kept.</summary>
    private const int MostValues = 5;

    /// <summary>What each rule matches, by name; rules that give nothing are left out, and so is every rule on a page that is too much to read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="remove">Selectors of what is removed before anything is read.</param>
    /// <param name="rules">The rules by name.</param>
    public static IReadOnlyDictionary<string, RuleSample> Of(Page page, IReadOnlyList<string> remove, IEnumerable<(string Name, FieldRule Rule)> rules)
    {
        var samples = new Dictionary<string, RuleSample>();
        if (MarkupBudget.Problem(page.Text) is not null)
        {
            return samples;
        }

        var document = PageParser.Parse(page.Text, remove);
        foreach (var (name, rule) in rules)
        {
            if (document.QuerySelector(rule.Css) is { } element && ValueOf(FieldRules.Values(document, rule), element) is { Length: > 0 } value)
            {
                samples[name] = new RuleSample(ElementSnippet.Html(element), TextCut.To(value, LongestText), ElementPath.Around(element), page.Url.AbsoluteUri, page.FetchedAt);
            }
        }

        return samples;
    }

    /// <summary>A picture has no text; its address stands for it.</summary>
    private static string ValueOf(IReadOnlyList<string> values, IElement element) =>
        values.Count > 0 ? string.Join("; ", values.Take(MostValues)) : element.GetAttribute("src") ?? element.GetAttribute("href") ?? element.QuerySelector("img[src]")?.GetAttribute("src") ?? string.Empty;
}
