using Ingest.Core.Extract.Repair;
using Ingest.Core.Model;
using Ingest.Core.Reporting;
using Ingest.Core.Sources;
using Microsoft.Extensions.Logging;

namespace Ingest.Core.Pipeline;

/// <summary>At the end of a run: how the source's own rules have done, and for one that gives nothing any more what may take its place.</summary>
public sealed class RuleReview(RuleRepair repair, ILogger<RuleReview> logger)
{
    /// <summary>What a rule matches is taken down once a day.</summary>
    private static readonly TimeSpan SampleFor = TimeSpan.FromDays(1);

    /// <summary>Pages after which a failing rule is not looked into any more: what is known by then stands.</summary>
    private const int Understood = 50;

    /// <summary>What is to be remembered of the rules that hold now; what is known of others is forgotten.</summary>
    internal IReadOnlyList<RuleRecord> Review(SourceDefinition source, IReadOnlyList<RuleRecord> before, RuleWatch watch, IReadOnlyList<ListedPage> listings, DateTimeOffset startedAt)
    {
        var samples = new Dictionary<Page, IReadOnlyDictionary<string, RuleSample>>(ReferenceEqualityComparer.Instance);
        var reviewed = new List<RuleRecord>();
        foreach (var seen in SeenOf(source, watch, listings))
        {
            var known = before.FirstOrDefault(rule => rule.Field == seen.Field && rule.Listing == seen.Listing);
            var digest = seen.Rule.Digest(seen.Field);
            var same = known?.Digest == digest ? known : new RuleRecord(seen.Field, seen.Rule.Css, digest) { Listing = seen.Listing, Sample = known?.Sample };
            var after = Sampled(RuleMemory.Learn(same, seen.Pages, seen.Matched, startedAt), seen, samples);
            after = seen.Without.Count > 0 && after is { Trouble: { } trouble, Missed: <= Understood } ? after with { Trouble = Diagnosed(trouble, after, seen, source) } : after;
            Tell(source, same.Trouble, after);
            reviewed.Add(after);
        }

        return reviewed;
    }

    private static IEnumerable<SeenRule> SeenOf(SourceDefinition source, RuleWatch watch, IReadOnlyList<ListedPage> listings)
    {
        foreach (var (field, rule) in watch.Rules.Fields)
        {
            yield return new SeenRule(field, rule, null, watch.Pages, watch.Pages - watch.MissedOn(field), watch.With(field), watch.Without(field), watch.Rules);
        }

        foreach (var listing in source.Discover.OfType<DiscoverDefinition.Listing>())
        {
            var page = listings.FirstOrDefault(listed => listed.Listing.Url == listing.Url)?.Page;
            foreach (var (field, rule) in ListedPage.RulesOf(listing))
            {
                var matches = page is not null && RuleSamples.Of(page, [], [(field, rule)]).Count > 0;
                yield return new SeenRule(field, rule, listing.Url, page is null ? 0 : 1, matches ? 1 : 0, matches ? page : null, page is null || matches ? [] : [page], ExtractDefinition.None);
            }
        }
    }

    private static RuleRecord Sampled(RuleRecord rule, SeenRule seen, Dictionary<Page, IReadOnlyDictionary<string, RuleSample>> samples)
    {
        if (seen.With is not { } page || (rule.Sample is { } sample && page.FetchedAt - sample.At < SampleFor))
        {
            return rule;
        }

        var rules = seen.Listing is null ? seen.All.Fields : [(seen.Field, seen.Rule)];
        var taken = seen.Listing is null && samples.TryGetValue(page, out var there) ? there : samples[page] = RuleSamples.Of(page, seen.All.Remove, rules);
        return taken.TryGetValue(seen.Field, out var fresh) ? rule with { Sample = fresh with { Url = NameOf(page, seen) } } : rule;
    }

    private RuleTrouble Diagnosed(RuleTrouble trouble, RuleRecord rule, SeenRule seen, SourceDefinition source)
    {
        var answer = repair.Find(new RuleQuestion(seen.Field, seen.Rule, seen.Without) { Sample = rule.Sample, Remove = seen.All.Remove, Language = source.Language });
        return trouble with { Url = NameOf(seen.Without[0], seen), Nearest = answer.Nearest, Proposal = answer.Proposal ?? trouble.Proposal };
    }

    /// <summary>The address of a listing may carry the key of a subscription, that of a story may be nothing without its query.</summary>
    private static string NameOf(Page page, SeenRule seen) => seen.Listing is null ? page.Url.AbsoluteUri : DocumentName.Of(page.Url);

    /// <summary>Once, when it becomes one, and once when it is over.</summary>
    private void Tell(SourceDefinition source, RuleTrouble? before, RuleRecord after)
    {
        if (before is null && after.Trouble is not null)
        {
            logger.RuleFails(source.Id, RuleWords.Of(after), source.File);
        }
        else if (before is not null && after.Trouble is null)
        {
            logger.RuleMatchesAgain(source.Id, after.Key, after.Css);
        }
    }

    /// <summary>A rule and what the run saw of it.</summary>
    private sealed record SeenRule(string Field, FieldRule Rule, Uri? Listing, int Pages, int Matched, Page? With, IReadOnlyList<Page> Without, ExtractDefinition All);
}
