using AngleSharp.Dom;
using Ingest.Core.Common.Text;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Body;

/// <summary>A block that was looked at when the body was read.</summary>
/// <param name="Block">Kind and text.</param>
/// <param name="Dropped">Why it is not in the body: <c>named "share-bar"</c>; null when it is.</param>
public sealed record BlockFate(Block Block, string? Dropped)
{
    private const int LongestDropped = 300;

    /// <summary>An element that was not walked; null where it has no text for readers, as scripts have none.</summary>
    internal static BlockFate? OfDropped(IElement element, BlockKind kind, string why) =>
        element.LocalName is not ("script" or "style" or "noscript" or "template" or "svg") && InlineText.Of(element) is { Length: > 0 } text
            ? new BlockFate(new Block(kind, TextCut.To(text, LongestDropped)), why)
            : null;
}
