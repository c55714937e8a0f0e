using AngleSharp.Html.Parser;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Live;
using Ingest.Core.Extract.Paywalls;
using Ingest.Core.Extract.State;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract;

/// <summary>Turns a fetched page into an article, or says why it cannot; the operator's rules first, then what the page declares, then what its shape shows.</summary>
public sealed class ArticleExtractor
{
    /// <summary>The longest protocols and live reports have a tenth of it.</summary>
    private const int LongestBody = 1_000_000;

    /// <summary>A body shorter than this is sought again with names disbelieved.</summary>
    private const int ThinBody = 500;

    /// <summary>A body of which less is there is not the text of a live blog; its entries are.</summary>
    private const double LeastOfEntries = 0.4;

    /// <summary>A page with less text of its own may have it in the data of its scripts.</summary>
    private const int ThinPage = 1_500;

    /// <summary>How the provenance of a field begins that the operator's selector gave.</summary>
    private const string OwnRule = "css ";

    public Extraction Extract(Page page, ExtractDefinition rules) => Extract(new ExtractInput(page, rules));

    public Extraction Extract(ExtractInput input)
    {
        var (page, rules) = input;
        if (PageGate.Before(page) is { } no)
        {
            return no;
        }

        if (MarkupBudget.Problem(page.Text) is { } problem)
        {
            return new Extraction.Rejected(RejectionReason.TooComplex, problem);
        }

        using var document = new HtmlParser().ParseDocument(page.Text);
        foreach (var element in rules.Remove.SelectMany(css => document.QuerySelectorAll(css)).ToList())
        {
            element.Remove();
        }

        var jsonLd = JsonLd.Read(document);
        PaidParts.Show(document, jsonLd);
        var sources = new PageSources(page, document, jsonLd, MetaTags.Read(document), input.Trace);
        var ruled = new RuledFields(document, rules, input.Trace);
        var read = Read(sources, input, ruled);
        return (read is Extraction.Rejected rejected ? ruled.Explain(rejected) : read) with { Unmatched = ruled.Unmatched, Rights = RightsReader.Read(page, sources.Meta) };
    }

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
        var found = ruled.Title.Count > 0 ? (Title: ruled.Title[0], Rule: OwnRule + rules.Title!.Css) : ShownTitle.Of(page, TitleFinder.Find(page));
        var untitled = found is null ? new Extraction.Rejected(RejectionReason.NoTitle, "neither heading, title nor metadata names a headline") : null;
        if (untitled is not null && page.Trace is null)
        {
            return untitled;
        }

        var title = found ?? (Title: string.Empty, Rule: null!);

        var dates = ruled.Dates.Concat(DateHintFinder.Find(page)).ToList();
        var (authors, agency, authorRule) = ruled.Authors.Count > 0 ? (ruled.Authors, null, OwnRule + rules.Authors!.Css) : AuthorFinder.Find(page);
        var section = First("section", (ruled.Section, OwnRule + rules.Section?.Css), Linked(page, "articleSection"), Tagged(page, "article:section", "section", "cxenseparse:section"), SectionFinder.Find(page));
        var (tags, tagRule) = ruled.Tags.Count > 0 ? (ruled.Tags, OwnRule + rules.Tags!.Css) : TagFinder.Find(page);
        var summary = First("summary", (ruled.Summary, OwnRule + rules.Summary?.Css), Tagged(page, "og:description", "description", "twitter:description", "dc.description"), Linked(page, "description"));
        var (image, imageRule) = ImageFinder.Find(page, ruled.Image) ?? default;
        var language = First("language", (document.DocumentElement.GetAttribute("lang"), "html lang"), Linked(page, "inLanguage"), Tagged(page, "og:locale", "content-language", "language"));
        var canonical = CanonicalFinder.Find(page);

        var (body, bodyRule) = Body(page, rules, ruled, input.Offered, title.Title);
        var paywall = PaywallFinder.Find(page, body.Sum(block => block.Text.Length));
        var live = LiveBlog.Find(page);
        if (!bodyRule.StartsWith(OwnRule, StringComparison.Ordinal) && body.Sum(block => block.Text.Length) is < ThinPage and var shown && shown < live.Length() * LeastOfEntries)
        {
            (body, bodyRule) = (live.Body(), live.Rule!);
            page.Trace?.Read(body.Select(block => new BlockFate(block, null)));
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

        var edges = RepeatedBlocks.Edges(body);
        if (!bodyRule.StartsWith(OwnRule, StringComparison.Ordinal))
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

    private static (IReadOnlyList<Block> Body, string Rule) Body(PageSources page, ExtractDefinition rules, RuledFields ruled, string? offered, string title)
    {
        if (ruled.ReadBody() is { Count: > 0 } own)
        {
            page.Trace?.Read(own.Select(block => new BlockFate(block, null)));
            return (own, OwnRule + rules.Body!.Css);
        }

        var reading = BodyReading.Of(page);
        if (reading.Length < ThinBody && reading.Leniently(page) is var wider && wider.Length > 2 * reading.Length)
        {
            reading = wider;
        }

        reading.Tell(page.Trace);
        var found = reading.Blocks;

        // Publishers cut and flatten the body that they declare; it serves where the page itself has (almost) none.
        foreach (var (text, name) in new[] { (page.JsonLd.Raw("articleBody"), "json-ld articleBody"), (offered, "feed") })
        {
            // Markup only makes it longer: what is shorter than the page's own text need not be read.
            if (text is null || (page.Trace is null && reading.Length >= text.Length * 0.4))
            {
                continue;
            }

            var declared = DeclaredBody.Read(text);
            var length = declared.Sum(block => block.Text.Length);
            if (length > 200 && reading.Length < length * 0.4)
            {
                page.Trace?.Read(declared.Select(block => new BlockFate(block, null)));
                return (declared, name);
            }

            if (length > 0)
            {
                page.Trace?.Lost("body", name, text!, $"{length} characters; the page itself has {reading.Length}");
            }
        }

        if (reading.Length < ThinPage && FrontEndState.Find(page, title) is { } state && state.Body.Sum(block => block.Text.Length) is var told)
        {
            if (reading.Length < told * 0.4)
            {
                page.Trace?.Read(state.Body.Select(block => new BlockFate(block, null)));
                return (state.Body, state.Rule);
            }

            page.Trace?.Lost("body", state.Rule, state.Body[0].Text, $"{told} characters; the page itself has {reading.Length}");
        }

        if (LedeFinder.Find(page, found) is { } lede)
        {
            found.Insert(0, new Block(BlockKind.Paragraph, lede));
            page.Trace?.Lead(found[0]);
        }

        return (found, "body finder");
    }

    private static (string? Value, string Rule)? Linked(PageSources page, string name) => (page.JsonLd.Text(name), "json-ld " + name);

    private static (string? Value, string Rule)? Tagged(PageSources page, params ReadOnlySpan<string> names) =>
        page.Meta.First(names) is { } found ? (found.Value, "meta " + found.Name) : null;
}
