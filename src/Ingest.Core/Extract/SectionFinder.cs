using System.Collections.Frozen;
using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract;

/// <summary>The section of a story where no metadata name it: the category that its page links to, or the last step of the path to it.</summary>
internal static class SectionFinder
{
    private const int Longest = 60;
    private const int MostLooked = 40;
    private const int MostSteps = 200;

    /// <summary>A longer step that stands in the headline is the headline, cut.</summary>
    private const int LongestTag = 25;

    /// <summary>How first pages and the place where one is are called in paths.</summary>
    private static readonly FrozenSet<string> Nowhere = ("home|homepage|home page|start|startseite|accueil|inicio|início|página inicial|portada|home|hem|forside|etusivu|hjem|strona główna|domů|úvod|kezdőlap|acasă|αρχική|главная|головна|начало|početna|ana sayfa|anasayfa|beranda|trang chủ|होम|হোম|หน้าแรก|首页|首頁|ホーム|トップ|홈|"
        + "الرئيسية|الصفحة الرئيسية|رئيسية|أنت هنا|خانه|صفحه اصلی|صفحه نخست|صفحۂ اول|سرورق|ہوم|ראשי|עמוד הבית|דף הבית|עמוד ראשי|سەرەکی|دەستپێک|کورپاڼه|news|archive|archives|all|blog|uncategorized|غير مصنف|بدون تصنيف|دسته بندی نشده")
        .Split('|').Select(Tokens.Folded).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Arrows = FrozenSet.Create("»", "›", "«", "‹", ">", "<", "/", "❯", "❮", "→", "←", "::");

    public static (string Value, string Rule)? Find(PageSources page)
    {
        foreach (var (text, rule) in Candidates(page))
        {
            if (text is not null && InlineText.Fold(text).Trim(' ', '›', '»', '«', '/', ':', ',', '،') is { Length: > 1 and <= Longest } name && IsSection(name, page))
            {
                return (name, rule);
            }
        }

        return null;
    }

    private static IEnumerable<(string? Text, string Rule)> Candidates(PageSources page)
    {
        foreach (var element in page.Elements.Matching("[itemprop='articleSection'], [itemprop='genre']").Take(MostLooked).Where(page.Story.Holds).Take(1))
        {
            yield return (element.GetAttribute("content") ?? InlineText.Of(element), "microdata articleSection");
        }

        foreach (var element in page.Elements.Matching("a[rel~='category']").Take(MostLooked).Where(page.Story.Holds).Take(1))
        {
            yield return (InlineText.Of(element), "link category");
        }

        foreach (var name in page.JsonLd.Breadcrumbs().Reverse())
        {
            yield return (name, "json-ld breadcrumb");
        }

        foreach (var name in Path(page))
        {
            yield return (name, "breadcrumb");
        }
    }

    /// <summary>The steps of the path that the page shows, the last one first.</summary>
    private static IEnumerable<string> Path(PageSources page)
    {
        var path = page.Elements.Matching("[class*='breadcrumb'], [class*='Breadcrumb'], [id*='breadcrumb'], [class*='crumbs'], [id*='crumbs'], [itemtype*='BreadcrumbList'], nav[aria-label*='readcrumb']").FirstOrDefault(element => page.Short(element) is not null)
            ?? ByArrows(page);
        return path is null ? [] : page.Elements.Inside(path, "a").Take(MostLooked).Select(InlineText.Of).Reverse();
    }

    /// <summary>A short element before the headline whose links stand between arrows.</summary>
    private static IElement? ByArrows(PageSources page)
    {
        var tree = page.Tree;
        foreach (var at in page.Order.Before(page.Story.Headline, MostSteps))
        {
            if (tree.TextAt(at) is { Length: < 12 } data && !tree.Is(at, NodeTraits.Blank) && tree.ParentOf(at) is >= 0 and var around && Arrows.Contains(data.Trim()) && ShortText.Of(tree, around)?.Trim().Length < Longest * 3 && tree.HasInside(around, "a"))
            {
                return tree.HandOut(around);
            }
        }

        return null;
    }

    private static bool IsSection(string name, PageSources page)
    {
        var folded = Tokens.Folded(name);
        return folded.Length > 1 && !Nowhere.Contains(folded) && name.Any(char.IsLetter) && !name.Contains('@', StringComparison.Ordinal)
            && (page.SiteName is not { } site || Tokens.Folded(site) != folded)
            && !Titles(page).Any(title => Tokens.Folded(title) is var whole && (whole == folded || (folded.Length > LongestTag && whole.Contains(folded, StringComparison.Ordinal))));
    }

    /// <summary>The last step of a path may be the page itself.</summary>
    private static IEnumerable<string> Titles(PageSources page) =>
        new[] { page.Story.Headline is IElement headline ? InlineText.Of(headline) : null, page.JsonLd.Text("headline"), page.Meta.First("og:title")?.Value }.OfType<string>();
}
