using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What a run adds to what is remembered of a rule, and when that means trouble. Pure.</summary>
internal static class RuleMemory
{
    /// <summary>A rule that matched on so many pages is a good one.</summary>
    public const int Proven = 3;

    /// <summary>Every story has these, and every listing its links: a rule for them that gives nothing on so many pages is wrong.</summary>
    private const int FewPages = 3;

    /// <summary>Any other field may well be missing on some pages.</summary>
    private const int ManyPages = 10;

    /// <summary>A rule for anything else is broken when it gives nothing so often in a row as chance alone would have it once in a thousand times.</summary>
    private const double Chance = 0.001;

    /// <summary>From so many pages on, what is long past counts half, as long as the rule matches.</summary>
    private const int LongPast = 1_000;

    /// <param name="before">What is remembered.</param>
    /// <param name="pages">Pages of the run on which the rule was tried.</param>
    /// <param name="matched">Those on which it gave something.</param>
    /// <param name="startedAt">When the run began.</param>
    public static RuleRecord Learn(RuleRecord before, int pages, int matched, DateTimeOffset startedAt)
    {
        if (pages == 0)
        {
            return before;
        }

        var half = before is { Pages: > LongPast, Missed: 0 } ? 2 : 1;
        var after = before with { Pages = (before.Pages / half) + pages, Matched = (before.Matched / half) + matched };
        if (matched > 0)
        {
            return after with { LastMatch = startedAt, Missed = 0, MissingSince = null, Trouble = before.Trouble is { Kind: RuleTroubleKind.FormatsUnfit } formats ? formats : null };
        }

        after = after with { Missed = before.Missed + pages, MissingSince = before.MissingSince ?? startedAt };
        var unfit = before.Trouble is { Kind: RuleTroubleKind.FormatsUnfit } ? before.Trouble : null;
        return after with { Trouble = KindOf(after) is not { } kind ? unfit : (unfit is null ? before.Trouble : null) ?? new RuleTrouble(kind, after.MissingSince.Value, string.Empty) };
    }

    /// <summary>What a run adds of the texts that a date rule gave. One that fits a format ends the trouble.</summary>
    /// <param name="rule">What is remembered, this run included.</param>
    /// <param name="fit">Pages of the run whose text was in one of the formats.</param>
    /// <param name="unfit">Those whose text was in none.</param>
    /// <param name="startedAt">When the run began.</param>
    public static RuleRecord LearnFormats(RuleRecord rule, int fit, int unfit, DateTimeOffset startedAt)
    {
        if (fit > 0)
        {
            return rule with { Unfit = 0, Trouble = rule.Trouble is { Kind: RuleTroubleKind.FormatsUnfit } ? null : rule.Trouble };
        }

        var after = rule with { Unfit = rule.Unfit + unfit };
        return unfit > 0 && after.Unfit >= FewPages ? after with { Trouble = rule.Trouble ?? new RuleTrouble(RuleTroubleKind.FormatsUnfit, startedAt, string.Empty) } : after;
    }

    private static RuleTroubleKind? KindOf(RuleRecord rule)
    {
        var before = rule.Pages - rule.Missed;
        if (rule.Matched == 0 || before <= 0)
        {
            return rule.Pages >= (rule.Field == RuleRecord.Links || IsOfEveryStory(rule.Field) ? FewPages : ManyPages) ? RuleTroubleKind.NeverMatched : null;
        }

        // A listing always has links: one look that finds none is enough.
        var isBroken = rule.Field == RuleRecord.Links
            || (rule.Missed >= 2 && ((IsOfEveryStory(rule.Field) && rule.Matched >= Proven && rule.Matched >= before) || IsNoChance(rule, before)));
        return isBroken ? RuleTroubleKind.Broken : null;
    }

    /// <summary>By the rule of succession: also one that has always matched may miss the next page.</summary>
    private static bool IsNoChance(RuleRecord rule, int before) => Math.Pow(1 - ((rule.Matched + 1.0) / (before + 2)), rule.Missed) < Chance;

    private static bool IsOfEveryStory(string field) => field is "title" or "body" or "published";
}
