using Ingest.Core.Extract.Body;

namespace Ingest.Core.Extract.Index;

/// <summary>What a class or an id says about its element.</summary>
[Flags]
internal enum NameHint : byte
{
    None = 0,

    /// <summary>Navigation, sharing, other stories, comments, captions and the like.</summary>
    Surroundings = 1,

    /// <summary>The text of a story.</summary>
    Story = 2,

    /// <summary>The container of all comments.</summary>
    Comments = 4,

    /// <summary>The part for subscribers, or the box that asks for money.</summary>
    Paid = 8,

    /// <summary>Whatever a content system puts into a page; surroundings unless it holds several paragraphs.</summary>
    Box = 16,

    /// <summary>Other stories, comments, a side column, an archive: not where a story tells of itself.</summary>
    Elsewhere = 32,

    /// <summary>A foot or an aside; a short one in an article holds its byline.</summary>
    Foot = 64,
}
