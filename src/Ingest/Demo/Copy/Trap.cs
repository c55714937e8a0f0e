namespace Ingest.Demo.Copy;

/// <summary>What is wrong with a link that a house offers as if it were a story.</summary>
internal enum Trap
{
    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Gone,

    /// <summary>200 without a byte of body.</summary>
    Empty,

    /// <summary>The front page of the house.</summary>
    Home,

    /// <summary>A redirect to the front page, which is how many sites take a story down.</summary>
    MovedHome,

    /// <summary>A consent wall in place of the article.</summary>
    ConsentWall,

    /// <summary>An article of one line.</summary>
    TooShort,

    /// <summary>A path that robots.txt disallows.</summary>
    Disallowed,

    /// <summary>A PDF file.</summary>
    Pdf,

    /// <summary>A path that the source file excludes.</summary>
    Excluded,
}
