using System.Globalization;
using Ingest.Core.Model;

namespace Ingest.Core.Deduplicate;

/// <summary>Puts measurements into one sentence for a person.</summary>
internal static class EvidenceWords
{
    private const int MaxTitle = 80;

    /// <summary>Why two texts are one story, for instance <c>duplicate of "…", which came 41 min earlier: about 199 of 212 word triples shared (94 %), 9/9 numbers equal</c>.</summary>
    public static string Same(string relation, Comparison pair, string rule)
    {
        var what = rule == MatchRule.ExactText ? "word for word the same" : $"{Shared(pair)}{Numbers(pair)}";
        var how = rule switch
        {
            MatchRule.SameTitle => pair.TitleSimilarity < 1 ? ", nearly the same title" : ", same title",
            MatchRule.SameInTemplate => ", although several stories share the template",
            _ => string.Empty,
        };
        return $"{relation} of \"{Shortened(pair.Neighbor.Title)}\", {When(pair.Later)}: {what}{how}";
    }

    /// <summary>Why two texts that are close are not one story.</summary>
    public static string NotSame(Judgement judgement)
    {
        var (pair, rule, family) = (judgement.Pair, judgement.Rule, judgement.Family);
        var differing = pair.Numerals - pair.NumeralsShared;
        var why = rule switch
        {
            MatchRule.TooShort => "too short to tell",
            MatchRule.LengthsDiffer => Invariant($"one text is {pair.LengthRatio:0} times as long as the other"),
            MatchRule.NumbersDiffer => Invariant($"{differing} of {pair.Numerals} numbers differ"),
            MatchRule.Series => Invariant($"a series: {When(pair.Later)}, short, {differing} of {pair.Numerals} numbers differ"),
            MatchRule.Template => Invariant($"same template as {family} other stories, {differing} of {pair.Numerals} numbers differ"),
            _ => "too little in common",
        };
        return $"not merged: {why}; {Shared(pair)}";
    }

    /// <summary>What happened to a text at an address that is known.</summary>
    public static string AtSamePlace(string what, Comparison? pair) =>
        pair is null ? $"{what} at the same address" : $"{what} at the same address: {Shared(pair)}{Numbers(pair)}";

    /// <summary>A person put the text into the story.</summary>
    public static string SaidByEditor(DateTimeOffset at, Comparison? pair) =>
        pair is null ? EditorWords.SaidSo(at) : $"{EditorWords.SaidSo(at)}: {Shared(pair)}{Numbers(pair)}";

    /// <summary>A person kept the text out of the story.</summary>
    public static string NotSameByEditor(DateTimeOffset at, Comparison pair) => $"not merged: {EditorWords.SaidSo(at)}; {Shared(pair)}";

    /// <summary>The address or identifier leads to a story that the text is not.</summary>
    public static string AtPlaceOfAnother(string title) =>
        $"not merged: its address or identifier leads to \"{Shortened(title)}\" as well, but neither headline nor text has anything in common with it";

    private static string Shared(Comparison pair) => Invariant(
        $"about {Math.Round(pair.Containment * pair.Smaller):0} of {pair.Smaller} word triples shared ({Math.Floor(pair.Containment * 100):0} %)");

    private static string Numbers(Comparison pair) =>
        pair.Numerals == 0 ? string.Empty : Invariant($", {pair.NumeralsShared}/{pair.Numerals} numbers equal");

    private static string When(TimeSpan later)
    {
        var apart = later.Duration();
        var amount = apart switch
        {
            { TotalMinutes: < 1 } => string.Empty,
            { TotalHours: < 2 } => Invariant($"{apart.TotalMinutes:0} min"),
            { TotalHours: < 48 } => Invariant($"{apart.TotalHours:0.#} h"),
            _ => Invariant($"{apart.TotalDays:0.#} days"),
        };
        return amount.Length == 0 ? "at the same time" : $"which came {amount} {(later > TimeSpan.Zero ? "earlier" : "later")}";
    }

    private static string Shortened(string title) => title.Length <= MaxTitle ? title : string.Concat(title.AsSpan(0, MaxTitle - 1).TrimEnd(), "…");

    private static string Invariant(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
