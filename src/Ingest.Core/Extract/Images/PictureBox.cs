using System.Buffers;
using System.Text.RegularExpressions;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;

namespace Ingest.Core.Extract.Images;

/// <summary>A box that holds a picture and a line about it, on pages that know neither <c>figure</c> nor a class for captions.</summary>
internal static partial class PictureBox
{
    private const int LongestLine = 200;
    private const int MostNodes = 40;

    /// <summary>Part of every name that the expressions below find.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(["pic", "media", "foto", "bild", "figure", "img", "image", "photo", "thumb", "caption"], StringComparison.OrdinalIgnoreCase);

    public static bool Is(PageTree tree, int at) => IsNameless(tree, at) ||
        tree.WordAt(at) is "div" or "span" or "td" or "table" or "center" or "p" or "em" or "small" && MayBe(tree, at) && ElementFacts.Names(tree.ElementAt(at)) is var names && (IsPicture(tree, at, names) || IsCaption(tree, at, names));

    /// <summary>Nothing but a picture and, behind it, a line or two in boxes of their own.</summary>
    private static bool IsNameless(PageTree tree, int at)
    {
        if (tree.WordAt(at) != "div" || tree.EndOf(at) - at > MostNodes || !tree.HasInside(at, "img", "picture", "amp-img"))
        {
            return false;
        }

        var isShown = false;
        for (var inner = at + 1; inner < tree.EndOf(at); inner++)
        {
            var word = tree.WordAt(inner);
            isShown |= tree.IsElement(inner) && word is "img" or "picture" or "amp-img";
            if (tree.IsText(inner) ? !isShown && !tree.Is(inner, NodeTraits.Blank) : word is "p" or "h1" or "h2" or "h3" or "h4" or "li" or "br" or "blockquote" or "td")
            {
                return false;
            }
        }

        return IsLine(tree, at);
    }

    private static bool MayBe(PageTree tree, int at) => tree.ClassAt(at).AsSpan().ContainsAny(Words) || tree.IdAt(at).AsSpan().ContainsAny(Words);

    private static bool IsPicture(PageTree tree, int at, string names) => tree.WordAt(at) is not ("p" or "em" or "small") && Named().IsMatch(names)
        && IsLine(tree, at) && tree.HasInside(at, "img", "picture", "amp-img") && IsPlain(tree, at);

    private static bool IsCaption(PageTree tree, int at, string names) => Caption().IsMatch(names) && IsLine(tree, at) && IsPlain(tree, at);

    private static bool IsLine(PageTree tree, int at) => ShortText.Of(tree, at) is { } text && text.AsSpan().Trim().Length is > 0 and < LongestLine;

    private static bool IsPlain(PageTree tree, int at) => !tree.HasInside(at, "p", "h1", "h2", "h3", "li");

    [GeneratedRegex(@"caption|(img|image|photo|pic|picture)-?(desc|description|text|info|alt|note|title|source)", RegexOptions.IgnoreCase)]
    private static partial Regex Caption();

    [GeneratedRegex(@"(^|[\s_-])(pics?|media|foto|bild|\w*figure)($|[\s_-])|img|image|photo|picture|thumb", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
