using AngleSharp.Dom;
using Ingest.Core.Common.Dates;
using Ingest.Core.Common.Html;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Authors;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Dates;
using Ingest.Core.Extract.Declared;
using Ingest.Core.Extract.Gate;
using Ingest.Core.Extract.Images;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Live;
using Ingest.Core.Extract.Paywalls;
using Ingest.Core.Extract.Titles;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>Turns a fetched page into an article, or says why it cannot; the operator's rules first, then what the page declares, then what its shape shows.</summary>
public sealed class ArticleExtractor
{
    /// <summary>The longest protocols and live reports have a tenth of it.</summary>
    private const int LongestBody = 1_000_000;

    /// <summary>A body of which less is there is not the text of a live blog; its entries are.</summary>
    private const double LeastOfEntries = 0.4;

    private readonly NameHints _hints = new();
    private readonly TimeSpan _longestTime;
    private readonly TimeProvider _clock;

    /// <param name="longestTime">A page that takes longer is refused.</param>
    /// <param name="clock">What the time is taken from.</param>
    public ArticleExtractor(TimeSpan longestTime, TimeProvider clock)
    {
        (_longestTime, _clock) = (longestTime, clock);

        // Before the time of a page begins: on a busy machine the first one had none left.
        DateReader.LoadNames();
    }

    /// <summary>Takes as long as a page needs.</summary>
    public ArticleExtractor()
        : this(TimeSpan.MaxValue, TimeProvider.System)
    {
    }

    public Extraction Extract(Page page, ExtractDefinition rules) => Extract(new ExtractInput(page, rules));

    public Extraction Extract(ExtractInput input)
    {
        var (page, rules) = input;
        var time = NewBudget();
        if (PageGate.Before(page) is { } no)
        {
            return no;
        }

        if (MarkupBudget.Problem(page.Text) is { } problem)
        {
            return new Extraction.Rejected(RejectionReason.TooComplex, problem);
        }

        var document = PageParser.Parse(page.Text, rules.Remove);
        if (time.After("parse it") is { } late)
        {
            return late;
        }

        // Each tag makes about one node: an element, or the text behind its end.
        using var sent = new PageTree(document, expected: page.Text.AsSpan().Count('<'));
        var jsonLd = JsonLd.Read(sent);
        using var shown = PaidParts.Show(document, sent, jsonLd) ? new PageTree(document, sent.Count) : null;
        var tree = shown ?? sent;
        using var sources = new PageSources(page, document, tree, jsonLd, MetaTags.Read(tree), time, _hints, input.Trace);
        var ruled = new RuledFields(document, rules, input.Trace);
        var read = Read(sources, input, ruled);
        return (read is Extraction.Rejected rejected ? ruled.Explain(rejected) : read) with { Unmatched = ruled.Unmatched, Rights = RightsReader.Read(page, sources.Meta) };
    }

    /// <summary>That of work on one page, from now on.</summary>
    internal TimeBudget NewBudget() => new(_clock, _longestTime);

    private static Extraction Read(PageSources page, ExtractInput input, RuledFields ruled)
    {
        var rules = input.Rules;
        var provenance = new Dictionary<string, string>();
        T Note<T>(string field, T value, string? rule)
        {
            if (rule is not null)
            {
                provenance[field] = rule;
            }

            return value;
        }

        string? First(string field, params ReadOnlySpan<(string? Value, string Rule)?> candidates)
        {
            string? first = null;
            foreach (var candidate in candidates)
            {
                if (candidate is not { Value: { } value, Rule: var rule } || string.IsNullOrWhiteSpace(value))
                {
                    continue;
                }

                if (first is null)
                {
                    first = Note(field, value, rule);
                }
                else
                {
                    page.Trace?.Lost(field, rule, value, "another was asked first");
                }
            }

            return first;
        }

        if (!input.Released && !input.IsFurther && NextPageFinder.Previous(page) is { } previous)
        {
            return new Extraction.Rejected(RejectionReason.FurtherPage, $"it continues {previous.GetLeftPart(UriPartial.Query)} and is read with it");
        }

        var document = page.Document;
        var found = ruled.Title.Count > 0 ? (Title: ruled.Title[0], Rule: RuledFields.Provenance + rules.Title!.Css) : ShownTitle.Of(page, TitleFinder.Find(page));
        var untitled = found is null ? new Extraction.Rejected(RejectionReason.NoTitle, "neither heading, title nor metadata names a headline") : null;
        if (untitled is not null && page.Trace is null)
        {
            return untitled;
        }

        if (page.Time.After("find its headline") is { } late)
        {
            return late;
        }

        var title = found ?? (Title: string.Empty, Rule: null!);

        var dates = ruled.Dates.Concat(DateHintFinder.Find(page)).ToList();
        var (authors, agency, authorRule) = ruled.Authors.Count > 0 ? (ruled.Authors, null, RuledFields.Provenance + rules.Authors!.Css) : AuthorFinder.Find(page);
        var section = First("section", (ruled.Section, RuledFields.Provenance + rules.Section?.Css), Linked(page, "articleSection"), Tagged(page, "article:section", "section", "cxenseparse:section"), SectionFinder.Find(page));
        var (tags, tagRule) = ruled.Tags.Count > 0 ? (ruled.Tags, RuledFields.Provenance + rules.Tags!.Css) : TagFinder.Find(page);
        var summary = First("summary", (ruled.Summary, RuledFields.Provenance + rules.Summary?.Css), Tagged(page, "og:description", "description", "twitter:description", "dc.description"), Linked(page, "description"));
        var (image, imageRule) = ImageFinder.Find(page, ruled.Image) ?? default;
        var language = First("language", (document.DocumentElement.GetAttribute("lang"), "html lang"), Linked(page, "inLanguage"), Tagged(page, "og:locale", "content-language", "language"));
        var canonical = CanonicalFinder.Find(page);

        if (page.Time.After("find its dates and authors") is { } later)
        {
            return later;
        }

        var (body, bodyRule) = StoryBody.Find(page, rules, ruled, input.Offered, title.Title);
        var paywall = PaywallFinder.Find(page, body.Sum(block => block.Text.Length));
        var live = LiveBlog.Find(page);
        if (!bodyRule.StartsWith(RuledFields.Provenance, StringComparison.Ordinal) && body.Sum(block => block.Text.Length) is < StoryBody.ThinPage and var shown && shown < live.Length() * LeastOfEntries)
        {
            (body, bodyRule) = (live.Body(), live.Rule!);
            page.Trace?.Read(body.Select(block => new BlockFate(block, null)));
        }

        if (page.Time.After("read its body") is { } tooLate)
        {
            return tooLate;
        }

        if (body.Sum(block => (long)block.Text.Length) is > LongestBody and var length)
        {
            return new Extraction.Rejected(RejectionReason.TooComplex, $"a body of {length} characters, at most {LongestBody} are read");
        }

        body = DeckLine.Without(StrayBlocks.Without(body, title.Title, authors, page.Trace), summary, page.Trace);
        if ((untitled ?? PageGate.After(page, title.Title, body)) is { } no && (!input.Released || body.Count == 0 || untitled is not null))
        {
            return page.Trace is null ? no : no with { Partial = Whole(body) };
        }

        if (page.Time.After("clear its body of what is not the story") is { } last)
        {
            return last;
        }

        var edges = RepeatedBlocks.Edges(body);
        if (!bodyRule.StartsWith(RuledFields.Provenance, StringComparison.Ordinal))
        {
            body = RepeatedBlocks.Without(body, input.Repeated, page.Trace);
        }

        return new Extraction.Found(Whole(body)) { Edges = edges };

        Article Whole(IReadOnlyList<Block> blocks) => new()
        {
            Url = page.Page.Url,
            CanonicalUrl = Note("url", canonical, canonical is null ? null : "canonical"),
            Title = Note("title", title.Title, title.Rule),
            Body = Note("body", blocks, blocks.Count > 0 ? bodyRule : null),
            Authors = Note("authors", authors, authors.Count > 0 ? authorRule : null),
            Agency = Note("agency", agency?.Name, agency?.Rule),
            Dates = dates,
            TimeZone = ZoneFinder.Find(page.Page.Text),
            Language = language,
            SiteName = page.SiteName,
            Section = section,
            Tags = Note("tags", tags, tags.Count > 0 ? tagRule : null),
            Image = Note("image", image, imageRule),
            Summary = summary,
            AccessibleForFree = paywall is null ? null : !Note("paywalled", paywall.Value.IsPaid, paywall.Value.Rule),
            Live = live.IsLive,
            LiveUpdates = Note("live_entries", live.Entries, live.Rule),
            NextPage = NextPageFinder.Next(page),
            Provenance = provenance,
        };
    }

    private static (string? Value, string Rule)? Linked(PageSources page, string name) => (page.JsonLd.Text(name), "json-ld " + name);

    private static (string? Value, string Rule)? Tagged(PageSources page, params ReadOnlySpan<string> names) =>
        page.Meta.First(names) is { } found ? (found.Value, "meta " + found.Name) : null;
}
