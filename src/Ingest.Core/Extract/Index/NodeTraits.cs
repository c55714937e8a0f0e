namespace Ingest.Core.Extract.Index;

/// <summary>What is asked of a node most often.</summary>
[Flags]
internal enum NodeTraits : ushort
{
    None = 0,
    Element = 1,
    Text = 2,

    /// <summary>A text of blanks only.</summary>
    Blank = 4,

    /// <summary>Hidden by attribute or style.</summary>
    Hidden = 8,

    /// <summary>Never holds story text, or is hidden.</summary>
    Silent = 16,

    /// <summary>Starts a line of its own.</summary>
    Block = 32,

    Link = 64,

    /// <summary>What it holds is not text of the page.</summary>
    Unread = 128,

    /// <summary>Tag or role says that it stands apart from the story.</summary>
    Apart = 256,

    /// <summary>Its schema names it as the text of a story.</summary>
    Told = 512,

    /// <summary>Has an id.</summary>
    Named = 1024,
}
