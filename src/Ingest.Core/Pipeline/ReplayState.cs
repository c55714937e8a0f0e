namespace Ingest.Core.Pipeline;

/// <summary>What came of taking a story's raw page through the rules of today.</summary>
public enum ReplayState
{
    /// <summary>It gives what is stored.</summary>
    Same,

    /// <summary>It gives something else.</summary>
    Differs,

    /// <summary>It gave something else, which is stored now.</summary>
    Applied,

    /// <summary>It is no story by the rules of today.</summary>
    Rejected,

    /// <summary>The raw page is not kept, or no longer.</summary>
    NotKept,

    /// <summary>Only the first page of the article is kept.</summary>
    SeveralPages,

    /// <summary>Its publisher reserves the text, which is left out today.</summary>
    Reserved,

    /// <summary>No source file describes its source.</summary>
    NoSource,

    /// <summary>Another writer changed the story between look and write; a further call sees it as it is.</summary>
    Overtaken,
}
