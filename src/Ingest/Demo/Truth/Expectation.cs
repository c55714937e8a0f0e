namespace Ingest.Demo.Truth;

/// <summary>What the daemon must make of a link.</summary>
internal enum Expectation
{
    /// <summary>The page is a story, or one more appearance of one.</summary>
    Stored,

    /// <summary>The page is refused for <see cref="ExpectedPage.Reason"/>.</summary>
    Rejected,

    /// <summary>The page cannot be had for <see cref="ExpectedPage.Failure"/>.</summary>
    Failed,

    /// <summary>The link is left alone, as the source file excludes it.</summary>
    Skipped,
}
