using AngleSharp.Dom;

namespace Ingest.Core.Extract.Index;

/// <summary>A node of a page with what is asked of it most often; the rest is the work of <see cref="PageTree"/>.</summary>
internal struct PageNode
{
    public INode Node;

    /// <summary>The local name of an element, the characters of a text; null for comments and the like.</summary>
    public string? Word;

    /// <summary>-1 at the top.</summary>
    public int Parent;

    /// <summary>The number behind the last node inside.</summary>
    public int End;

    /// <summary>The number of the class attribute among those of the page; -1 without one.</summary>
    public int Class;

    public NodeTraits Traits;
}
