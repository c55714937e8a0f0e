using System.Globalization;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>What is wrong with a rule, in words.</summary>
public static class RuleWords
{
    private const int LongestValue = 80;

    /// <summary>The fact and what to try, on one line; markup is left to those who can show it.</summary>
    public static string Of(RuleRecord rule) => Fact(rule) + (rule.Trouble?.Proposal is { } proposal ? $"; try {Of(proposal)}" : string.Empty);

    /// <summary>The same without anything that stands on a page, for the log.</summary>
    public static string Bare(RuleRecord rule) => Fact(rule) + (rule.Trouble?.Proposal is { } proposal ? $"; try {proposal}" : string.Empty);

    /// <summary>What happened.</summary>
    public static string Fact(RuleRecord rule)
    {
        var where = rule.Listing is { } listing ? $"{rule.Key} of {DocumentName.Of(listing)}" : rule.Key;
        return rule.Trouble?.Kind switch
        {
            RuleTroubleKind.Broken => string.Create(
                CultureInfo.InvariantCulture, $"{where}: {rule.Css} gave a value on {rule.Matched} of {rule.Pages - rule.Missed} pages, last {rule.LastMatch:u}, and on none of {rule.Missed} since"),
            RuleTroubleKind.NeverMatched => string.Create(CultureInfo.InvariantCulture, $"{where}: {rule.Css} has given no value on any of {rule.Pages} pages"),
            _ => $"{where}: {rule.Css} matches",
        };
    }

    public static string Of(RuleProposal proposal) =>
        string.Create(CultureInfo.InvariantCulture, $"{proposal} (a plausible value on {proposal.Gave} of {proposal.Pages} pages: {TextCut.To(proposal.Value, LongestValue)})");
}
