using System.Globalization;
using Ingest.Core.Model;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>An issue for people: a heading, the fact, for a rule what it matched and what is like it today, and what to do.</summary>
internal static class IssuePrinter
{
    public static void Print(Issue issue, TextWriter output)
    {
        var since = issue.Since is { } at ? string.Create(CultureInfo.InvariantCulture, $" since {at:u}") : string.Empty;
        output.WriteLine($"{(issue.Source is { } source ? source + ": " : string.Empty)}{Issue.NameOf(issue.Kind)}{since} ({Issue.WordsOf(issue.Who)})");
        Line(output, "what", SummaryPrinter.Plain(issue.Rule is { } rule ? RuleWords.Fact(rule) : issue.Text));
        if (issue is { IsEdited: false, Rule: { Trouble: { } trouble } broken })
        {
            Print(broken, trouble, output);
        }

        if ((issue.Rule is null || issue.IsEdited) && issue.Advice is { } advice)
        {
            Line(output, "do", SummaryPrinter.Plain(advice));
        }
    }

    private static void Print(RuleRecord rule, RuleTrouble trouble, TextWriter output)
    {
        if (trouble.Seen is { } seen)
        {
            PrintUnfit(rule, trouble, seen, output);
            return;
        }

        if (rule.Sample is { } sample)
        {
            Line(output, "matched", sample.Former is { } former
                ? $"the former rule {SummaryPrinter.Plain(former)} matched {SummaryPrinter.Value(sample.Html)}" : SummaryPrinter.Value(sample.Html));
            Line(output, "value", SummaryPrinter.Value(sample.Text));
            Line(output, "within", SummaryPrinter.Plain(sample.Path));
            Line(output, "on", string.Create(CultureInfo.InvariantCulture, $"{SummaryPrinter.Plain(sample.Url)}, fetched {sample.At:u}"));
        }

        Line(output, "tried on", SummaryPrinter.Plain(trouble.Url));
        foreach (var near in trouble.Nearest)
        {
            Line(output, "nearest", $"{SummaryPrinter.Plain(near.Path)}  {SummaryPrinter.Value(near.Html)}");
        }

        Line(output, "do", trouble.Proposal is { } proposal
            ? $"try {SummaryPrinter.Plain(RuleWords.Of(proposal))} under {rule.Key} of its source file"
            : $"correct {rule.Key} in its source file; nothing was found that gives plausible values");
    }

    private static void PrintUnfit(RuleRecord rule, RuleTrouble trouble, string seen, TextWriter output)
    {
        Line(output, "seen", SummaryPrinter.Value(seen));
        Line(output, "on", SummaryPrinter.Plain(trouble.Url));
        Line(output, "formats", SummaryPrinter.Plain(string.Join(", ", trouble.Formats.Select(format => $"\"{format}\""))));
        Line(output, "do", trouble.Rewrite is { } rewrite
            ? $"try {SummaryPrinter.Plain(rewrite)} under {rule.Key} of its source file"
            : $"correct the formats of {rule.Key} in its source file; without any, dates are read in the usual forms of many languages");
    }

    private static void Line(TextWriter output, string name, string text) => output.WriteLine($"  {name,-8} {text}");
}
