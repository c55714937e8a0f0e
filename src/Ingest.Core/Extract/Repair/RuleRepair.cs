using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract.Repair;

/// <summary>
/// Looks on today's pages for what a rule used to match: the elements most like it, and a selector that gives plausible values on the
/// pages. Likeness alone finds what was renamed, agreement with the general rules finds what was built anew. Pure.
/// </summary>
public sealed class RuleRepair(ArticleExtractor extractor)
{
    private const int MostPages = 5;
    private const int MostNearest = 3;
    private const int MostSeeds = 8;

    /// <summary>An element with less in common is not shown.</summary>
    private const double LeastLikeness = 1;

    public RuleAnswer Find(RuleQuestion question)
    {
        var opened = question.Pages.Take(MostPages).Select(page => QuestionedPage.Open(question, page, KnownOf(question, page))).ToList();
        try
        {
            List<QuestionedPage> pages = [.. opened.OfType<QuestionedPage>()];
            return pages.Count == 0 ? RuleAnswer.None : Find(question, pages);
        }
        finally
        {
            opened.ForEach(page => page?.Dispose());
        }
    }

    internal static void Clear(IDocument document, IReadOnlyList<string> remove)
    {
        foreach (var element in remove.SelectMany(css => document.QuerySelectorAll(css)).ToList())
        {
            element.Remove();
        }
    }

    private Article? KnownOf(RuleQuestion question, Page page) =>
        question.IsListing ? null : extractor.Extract(new ExtractInput(page, new ExtractDefinition { Remove = question.Remove })).Seen;

    private static RuleAnswer Find(RuleQuestion question, List<QuestionedPage> pages)
    {
        var likeness = LikenessOf(question);
        var scale = new ValueScale(question);
        IReadOnlyList<string?> attributes =
            question.Rule.Attribute is { } own ? [own, null]
            : question.IsDate ? [null, "datetime"]
            : [null];
        var near = attributes.SelectMany(attribute => Candidates(question.Rule with { Attribute = attribute }, pages[0], likeness, scale)).OrderByDescending(seed => seed.Worth).ToList();
        var trial = new SelectorTrial(question, pages, likeness, scale);
        var proposal = near.Where(seed => seed.Weight > 0).DistinctBy(seed => (ElementPath.Of(seed.Element), seed.Attribute)).Take(MostSeeds)
            .SelectMany(seed => SelectorForms.Of(seed.Element).Select(css => (Css: css, seed.Attribute))).Distinct()
            .Select(form => trial.Try(form.Css, form.Attribute)).OfType<TriedSelector>().MaxBy(tried => tried.Worth)?.Proposal;
        return new RuleAnswer([.. near.Where(seed => seed.Likeness >= LeastLikeness).DistinctBy(seed => ElementPath.Of(seed.Element)).Take(MostNearest).Select(Shown)], proposal);
    }

    private static Likeness LikenessOf(RuleQuestion question)
    {
        if (question.Sample is not { } sample)
        {
            return new Likeness(ElementLook.OfSelector(question.Rule.Css), null);
        }

        using var document = new HtmlParser().ParseDocument(sample.Html);
        return new Likeness(document.Body?.FirstElementChild is { } element ? ElementLook.Of(element, sample.Path) : ElementLook.OfSelector(question.Rule.Css), sample.Text);
    }

    private static IEnumerable<Seed> Candidates(FieldRule rule, QuestionedPage page, Likeness likeness, ValueScale scale)
    {
        foreach (var element in page.Elements)
        {
            var value = FieldRules.ValueOf(element, rule) ?? string.Empty;
            var weight = scale.Weigh(page, element, value);
            var like = likeness.Of(ElementLook.Of(element), TextCut.Head(value, RuleSamples.LongestText));
            if (weight > 0 || like >= LeastLikeness)
            {
                yield return new Seed(element, rule.Attribute, value, like, weight);
            }
        }
    }

    private static NearElement Shown(Seed seed) => new(ElementPath.Of(seed.Element), ElementSnippet.Html(seed.Element), TextCut.To(seed.Value, RuleSamples.LongestText));

    /// <summary>An element of the first page that may be what is sought.</summary>
    private sealed record Seed(IElement Element, string? Attribute, string Value, double Likeness, double Weight)
    {
        public double Worth => Likeness + Weight;
    }
}
