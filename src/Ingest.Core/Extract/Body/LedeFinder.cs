using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>Finds the first paragraph of a story where the page shows it apart from the others: between headline and text, announced in the description or named as what it is.</summary>
internal static partial class LedeFinder
{
    private const int MostNodes = 600;

    /// <summary>A line under the headline is shorter: it says about the story what the story says itself.</summary>
    private const int Least = 110;

    /// <summary>Where the name says it, it may be shorter.</summary>
    private const int LeastNamed = 60;

    private const int MostNamed = 3;
    private const int MostOutside = 6;
    private const int Most = 700;

    /// <summary>Two texts that begin with so many equal characters are the same; descriptions are cut.</summary>
    private const int Telling = 40;

    private const int MostBlocksAsked = 6;

    /// <summary>Null when the body has it already, and when there is none.</summary>
    public static string? Find(PageSources page, IReadOnlyList<Block> body)
    {
        if (body.Count == 0)
        {
            return null;
        }

        var told = body.Take(MostBlocksAsked).Select(block => Tokens.Folded(block.Text)).ToList();
        var descriptions = new[] { page.JsonLd.Text("description"), page.Meta.First("og:description")?.Value, page.Meta.First("description")?.Value }
            .OfType<string>().Select(Tokens.Folded).Where(text => text.Length >= Telling).ToList();
        var last = -1;
        var tree = page.Tree;
        foreach (var at in page.Order.TextsBehind(page.Story.Headline, MostNodes))
        {
            if (tree.WordAt(at) is not { Length: >= 20 } || BlockOf(tree, at) is not (>= 0 and var block) || block == last)
            {
                continue;
            }

            last = block;
            if (ShortText.Of(tree, block) is not { } whole || InlineText.Fold(whole) is not { Length: >= LeastNamed and <= Most } text)
            {
                continue;
            }

            var folded = Tokens.Folded(text);
            if (told.Exists(other => Same(other, folded) || other.Contains(folded, StringComparison.Ordinal)))
            {
                return null;
            }

            if (tree.WordAt(block) is not "h1" && !IsOfPicture(tree, block) && (IsNamed(tree.ElementAt(block)) || (text.Length >= Least && descriptions.Exists(description => Same(description, folded)))))
            {
                return text;
            }
        }

        return null;
    }

    private static bool IsNamed(IElement block)
    {
        var at = block;
        for (var level = 0; level < MostNamed && at is not null; level++, at = at.ParentElement)
        {
            if (IsNamedItself(at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamedItself(IElement element) => Named().IsMatch(ElementFacts.Names(element));

    /// <summary>Also where the caption or its box is named for the story that it leads: <c>lede-image</c>, <c>lede-credit</c>. What the block is called itself is believed before what the boxes around it are called.</summary>
    private static bool IsOfPicture(PageTree tree, int block)
    {
        var named = IsNamedItself(tree.ElementAt(block)) ? 1 : MostNamed;
        for (var (at, level) = (block, 0); at >= 0 && level <= MostOutside; level++, at = tree.ParentOf(at))
        {
            if (tree.IsSilent(at) || tree.WordAt(at) is "figure" || (level < named && tree.ClassAt(at) is { } name && Picture().IsMatch(Layout().Replace(name, string.Empty))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(string one, string other) =>
        one.Length >= Telling && other.Length >= Telling && one.AsSpan(0, Telling).SequenceEqual(other.AsSpan(0, Telling));

    /// <summary>-1 for a text in a link or in what is silent.</summary>
    private static int BlockOf(PageTree tree, int text)
    {
        var at = tree.ParentOf(text);
        while (at >= 0 && !tree.Is(at, NodeTraits.Block | NodeTraits.Silent | NodeTraits.Link))
        {
            at = tree.ParentOf(at);
        }

        return at < 0 || tree.Is(at, NodeTraits.Silent | NodeTraits.Link) ? -1 : at;
    }

    /// <summary>What editors in many countries call the paragraph that leads in.</summary>
    [GeneratedRegex(
        @"(^|[\s_-])(lede|leads?|leads?-?(text|paragraph)|intro|introduction|article-?intro(duction)?|intro-?text|teaser-?text|vorspann|anriss|abstract|chapo|chapeau|faits|sommario|sommaire|occhiello|entradilla|bajada|copete|ingress|excerpt|preamble|standfirst)($|[\s_-])",
        RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(^|[\s_-])(lead|lede|main|hero)?-?(image|photo|picture|caption|credits?|attribution)($|[\s_-])", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    /// <summary>Says what stands elsewhere in the box, or does not: <c>header--has-image</c>.</summary>
    [GeneratedRegex(@"(?<=^|[\s_-])(has|with|without|no)[_-][\w-]*", RegexOptions.IgnoreCase)]
    private static partial Regex Layout();
}
