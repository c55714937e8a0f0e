using AngleSharp.Dom;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract.Repair;

/// <summary>
/// Looks on today's pages for what a rule used to match: the elements most like it, and a selector that gives plausible values on the
/// pages. Likeness alone finds what was renamed, agreement with the general rules finds what was built anew. It has as long for an answer
/// as one page may be worked on, and answers with what it has seen by then.
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
        var pages = question.Pages.Take(MostPages).Select(page => QuestionedPage.Open(question, page, KnownOf(question, page))).OfType<QuestionedPage>().ToList();
        return pages.Count == 0 ? RuleAnswer.None : Find(question with { Rule = question.Rule with { Remove = [] } }, pages, extractor.NewBudget());
    }

    private Article? KnownOf(RuleQuestion question, Page page) =>
        question.IsListing ? null : extractor.Extract(new ExtractInput(page, new ExtractDefinition { Remove = question.Remove })).Seen;

    private static RuleAnswer Find(RuleQuestion question, List<QuestionedPage> pages, TimeBudget time)
    {
        var likeness = LikenessOf(question);
        var scale = new ValueScale(question);
        IReadOnlyList<string?> attributes =
            question.Rule.Attribute is { } own ? [own, null]
            : question.IsDate ? [null, "datetime"]
            : [null];
        var near = attributes.SelectMany(attribute => Candidates(question.Rule with { Attribute = attribute }, pages[0], likeness, scale, time)).OrderByDescending(seed => seed.Worth).ToList();
        var trial = new SelectorTrial(question, pages, likeness, scale);
        var proposal = near.Where(seed => seed.Weight > 0).DistinctBy(seed => (ElementPath.Of(seed.Element), seed.Attribute)).Take(MostSeeds)
            .SelectMany(seed => SelectorForms.Of(seed.Element).Select(css => (Css: css, seed.Attribute))).Distinct()
            .TakeWhile(_ => !time.IsSpent).Select(form => trial.Try(form.Css, form.Attribute)).OfType<TriedSelector>().MaxBy(tried => tried.Worth)?.Proposal;
        return new RuleAnswer([.. near.Where(seed => seed.Likeness >= LeastLikeness).DistinctBy(seed => ElementPath.Of(seed.Element)).Take(MostNearest).Select(Shown)], proposal);
    }

    private static Likeness LikenessOf(RuleQuestion question)
    {
        if (question.Sample is not { } sample)
        {
            return new Likeness(ElementLook.OfSelector(question.Rule.Css), null);
        }

        return new Likeness(PageParser.Parse(sample.Html).Body?.FirstElementChild is { } element ? ElementLook.Of(element, sample.Path) : ElementLook.OfSelector(question.Rule.Css), sample.Text);
    }

    private static IEnumerable<Seed> Candidates(FieldRule rule, QuestionedPage page, Likeness likeness, ValueScale scale, TimeBudget time)
    {
        // Each turn may read all of the page: the clock costs nothing beside that.
        foreach (var element in page.Elements.TakeWhile(_ => !time.IsSpent))
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
