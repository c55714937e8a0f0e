using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Repair;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>After a run: how the source's own rules have done, and for one that gives nothing any more what may take its place.</summary>
public sealed class RuleReview(RuleRepair repair, ExtractionQueue queue, ILogger<RuleReview> logger)
{
    /// <summary>What a rule matches is taken down once a day.</summary>
    private static readonly TimeSpan SampleFor = TimeSpan.FromDays(1);

    /// <summary>Pages after which a failing rule is not looked into again: what is known by then stands.</summary>
    private const int Understood = 50;

    /// <summary>What is to be remembered of the rules that hold now; what is known of others is forgotten.</summary>
    internal async Task<IReadOnlyList<RuleRecord>> ReviewAsync(
        SourceDefinition source, IReadOnlyList<RuleRecord> before, RuleWatch watch, IReadOnlyList<ListedPage> listings, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var samples = new Dictionary<Page, IReadOnlyDictionary<string, RuleSample>>(ReferenceEqualityComparer.Instance);
        var reviewed = new List<RuleRecord>();
        foreach (var seen in SeenOnPages(watch).Concat(await SeenOnListingsAsync(source, listings, samples, cancellationToken)))
        {
            var known = KnownOf(seen, before);
            var after = await queue.AloneAsync(() => Diagnosed(Sampled(Learned(known, seen, startedAt), seen, samples), seen, source), cancellationToken);
            Tell(source, known.Trouble, after);
            reviewed.Add(after);
        }

        return reviewed;
    }

    /// <summary>An edited rule begins anew, with what the one before it matched.</summary>
    private static RuleRecord KnownOf(SeenRule seen, IReadOnlyList<RuleRecord> before)
    {
        var known = before.FirstOrDefault(rule => rule.Field == seen.Field && rule.Listing == seen.Listing);
        var digest = seen.Rule.Digest(seen.Field);
        return known?.Digest == digest ? known : new RuleRecord(seen.Field, seen.Rule.Css, digest) { Listing = seen.Listing, Sample = SampleOf(known) };
    }

    private static RuleSample? SampleOf(RuleRecord? former) => former?.Sample is { Former: null } own ? own with { Former = former.Css } : former?.Sample;

    private static IEnumerable<SeenRule> SeenOnPages(RuleWatch watch) => watch.Rules.Fields.Select(rule => new SeenRule(
        rule.Field, rule.Rule, null, watch.Pages, watch.Pages - watch.MissedOn(rule.Field), watch.With(rule.Field), watch.Without(rule.Field), watch.Rules)
    {
        Fit = watch.FitOn(rule.Field),
        Unfit = watch.UnfitOn(rule.Field),
        UnfitTexts = watch.UnfitTexts(rule.Field),
    });

    private static RuleRecord Learned(RuleRecord known, SeenRule seen, DateTimeOffset startedAt)
    {
        var learned = RuleMemory.Learn(known, seen.Pages, seen.Matched, startedAt);
        return seen.Rule.Formats.Count == 0 ? learned : RuleMemory.LearnFormats(learned, seen.Fit, seen.Unfit, startedAt);
    }

    private async Task<IReadOnlyList<SeenRule>> SeenOnListingsAsync(
        SourceDefinition source, IReadOnlyList<ListedPage> listings, Dictionary<Page, IReadOnlyDictionary<string, RuleSample>> samples, CancellationToken cancellationToken)
    {
        var seen = new List<SeenRule>();
        foreach (var listing in source.Discover.OfType<DiscoverDefinition.Listing>())
        {
            var rules = listing.Rules.ToList();
            var page = listings.FirstOrDefault(listed => listed.Listing.Url == listing.Url)?.Page;
            if (page is not null)
            {
                samples[page] = await queue.AloneAsync(() => RuleSamples.Of(page, [], rules), cancellationToken);
            }

            seen.AddRange(rules.Select(rule => page is null ? new SeenRule(rule.Field, rule.Rule, listing.Url, 0, 0, null, [], ExtractDefinition.None)
                : samples[page].ContainsKey(rule.Field) ? new SeenRule(rule.Field, rule.Rule, listing.Url, 1, 1, page, [], ExtractDefinition.None)
                : new SeenRule(rule.Field, rule.Rule, listing.Url, 1, 0, null, [page], ExtractDefinition.None)));
        }

        return seen;
    }

    private static RuleRecord Sampled(RuleRecord rule, SeenRule seen, Dictionary<Page, IReadOnlyDictionary<string, RuleSample>> samples)
    {
        // What the rule before an edit matched is kept until the new one matches.
        if (seen.With is not { } page || (rule.Matched > seen.Matched && rule.Sample is { } sample && page.FetchedAt - sample.At < SampleFor))
        {
            return rule;
        }

        var taken = samples.TryGetValue(page, out var there) ? there : samples[page] = RuleSamples.Of(page, seen.All.Remove, seen.All.Fields);
        return taken.TryGetValue(seen.Field, out var fresh) ? rule with { Sample = fresh with { Url = NameOf(page, seen) } } : rule;
    }

    /// <summary>A rule that fails is looked into at once, however many pages the run missed, and again while little is known of it.</summary>
    private RuleRecord Diagnosed(RuleRecord rule, SeenRule seen, SourceDefinition source)
    {
        if (rule.Trouble is { Kind: RuleTroubleKind.FormatsUnfit } unfit)
        {
            return seen.UnfitTexts is [var first, ..] texts ? rule with { Trouble = WithFormat(unfit, first, [.. texts.Select(one => one.Text)], seen.Rule, source) } : rule;
        }

        if (rule.Trouble is not { } trouble || seen.Without.Count == 0 || (trouble.Url.Length > 0 && rule.Missed > Understood))
        {
            return rule;
        }

        var answer = repair.Find(new RuleQuestion(seen.Field, seen.Rule, seen.Without) { Sample = rule.Sample, Remove = seen.All.Remove, Language = source.Language });
        return rule with { Trouble = trouble with { Url = NameOf(seen.Without[0], seen), Nearest = answer.Nearest, Proposal = answer.Proposal ?? trouble.Proposal } };
    }

    private static RuleTrouble WithFormat(RuleTrouble trouble, (Uri Url, string Text) first, IReadOnlyList<string> texts, FieldRule rule, SourceDefinition source) => trouble with
    {
        Url = first.Url.AbsoluteUri,
        Seen = TextCut.To(first.Text, RuleSamples.LongestText),
        Formats = rule.Formats,
        Rewrite = DateFormatProposal.Of(texts, rule.Formats, rule.Culture, source.Language) ?? trouble.Rewrite,
    };

    /// <summary>The address of a listing may carry the key of a subscription, that of a story may be nothing without its query.</summary>
    private static string NameOf(Page page, SeenRule seen) => seen.Listing is null ? page.Url.AbsoluteUri : DocumentName.Of(page.Url);

    /// <summary>Once, when it becomes one or another, and once when it is over.</summary>
    private void Tell(SourceDefinition source, RuleTrouble? before, RuleRecord after)
    {
        if (after.Trouble is { } trouble && trouble.Kind != before?.Kind)
        {
            logger.RuleFails(source.Id, RuleWords.Bare(after), source.File);
        }
        else if (before is not null && after.Trouble is null)
        {
            logger.RuleMatchesAgain(source.Id, after.Key, after.Css);
        }
    }

    /// <summary>A rule and what the run saw of it.</summary>
    private sealed record SeenRule(string Field, FieldRule Rule, Uri? Listing, int Pages, int Matched, Page? With, IReadOnlyList<Page> Without, ExtractDefinition All)
    {
        public int Fit { get; init; }

        public int Unfit { get; init; }

        public IReadOnlyList<(Uri Url, string Text)> UnfitTexts { get; init; } = [];
    }
}
