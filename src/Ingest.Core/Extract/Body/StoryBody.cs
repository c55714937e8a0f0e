using Ingest.Core.Extract.State;
using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Extract.Body;

/// <summary>The text of a story: by the operator's rule, else from the shape of the page; where that has (almost) none, what the page declares or its scripts carry.</summary>
internal static class StoryBody
{
    /// <summary>A page with less text of its own may have it in the data of its scripts.</summary>
    public const int ThinPage = 1_500;

    /// <summary>A body shorter than this is sought again with names disbelieved.</summary>
    private const int ThinBody = 500;

    public static (IReadOnlyList<Block> Body, string Rule) Find(PageSources page, ExtractDefinition rules, RuledFields ruled, string? offered, string title)
    {
        if (ruled.ReadBody() is { Count: > 0 } own)
        {
            page.Trace?.Read(own.Select(block => new BlockFate(block, null)));
            return (own, RuledFields.Provenance + rules.Body!.Css);
        }

        if (rules.Body is { Remove.Count: > 0 })
        {
            page.MeasureAgain();
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

            var declared = DeclaredBody.Read(text, page.Hints);
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
}
