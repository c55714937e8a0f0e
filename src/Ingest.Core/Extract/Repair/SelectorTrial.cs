using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Repair;

/// <summary>Tries selectors on every page that there is: what it gives must be plausible nearly everywhere, and not the same on all.</summary>
internal sealed class SelectorTrial(RuleQuestion question, IReadOnlyList<QuestionedPage> pages, Likeness likeness, ValueScale scale)
{
    /// <summary>Share of the pages on which a value is needed, and of the matches of a page that have to be plausible.</summary>
    private const double LeastShare = 0.8;
    private const int MostMatches = 60;
    private const int LeastLinks = 3;

    /// <summary>What a match beside the one that is taken costs, and a further step of the selector.</summary>
    private const double StrayCost = 0.3;
    private const double StepCost = 0.15;

    /// <summary>Null when it is no use.</summary>
    public TriedSelector? Try(string css, string? attribute)
    {
        var gave = new List<Match>();
        for (var at = 0; at < pages.Count; at++)
        {
            if (MatchOn(pages[at], css, attribute) is { } match)
            {
                gave.Add(match);
            }

            if (pages.Count - at - 1 + gave.Count < LeastShare * pages.Count)
            {
                return null;
            }
        }

        var (like, weight) = (gave.Average(match => match.Likeness), gave.Average(match => match.Weight));
        if (IsSameEverywhere(gave) || (like < Likeness.Telling && weight <= 1))
        {
            return null;
        }

        var worth = like + weight - (StrayCost * gave.Average(match => Math.Log2(match.Count))) - (StepCost * css.Count(c => c == ' '));
        return new TriedSelector(new RuleProposal(css, attribute, gave.Count, pages.Count, TextCut.To(gave[0].Value, RuleSamples.LongestText)), worth);
    }

    private Match? MatchOn(QuestionedPage page, string css, string? attribute)
    {
        var rule = question.Rule with { Attribute = attribute };
        var matches = page.Document.QuerySelectorAll(css);
        var taken = (rule.All ? matches : matches.Take(1)).Take(MostMatches).Select(element => (Element: element, Value: FieldRules.ValueOf(element, rule) ?? string.Empty)).ToList();
        if (taken.Count == 0 || (question.Field == RuleRecord.Links && taken.Select(one => ValueScale.HrefOf(one.Element)).Distinct().Count() < LeastLinks))
        {
            return null;
        }

        // The parts of a body are one text.
        var all = question.Field == "body" ? [(taken[0].Element, Value: string.Join(' ', taken.Select(one => one.Value)))] : taken;
        var weights = all.ConvertAll(one => scale.Weigh(page, one.Element, one.Value));
        return weights.Count(weight => weight > 0) < LeastShare * weights.Count
            ? null
            : new Match(
                all[0].Value, rule.All ? 1 : matches.Length, weights.Average(),
                likeness.Of(ElementLook.Of(all[0].Element), TextCut.Head(all[0].Value, RuleSamples.LongestText)));
    }

    /// <summary>What stands on every page alike is the site's, not the story's. Stories of one day or one desk are no rarity.</summary>
    private bool IsSameEverywhere(List<Match> gave) =>
        question.Field is "title" or "body" or "summary" or "image" && gave.Count > 1 && gave.TrueForAll(match => match.Value.Length > 0 && match.Value == gave[0].Value);

    /// <param name="Value">What it gives.</param>
    /// <param name="Count">Elements that the selector matches, where one is taken.</param>
    /// <param name="Weight">Of the value.</param>
    /// <param name="Likeness">Of the element.</param>
    private sealed record Match(string Value, int Count, double Weight, double Likeness);
}
