namespace Ingest.Core.Model;

/// <summary>Why a page is not stored as a story. The snake_case name is used in reports, log and metric labels.</summary>
public enum RejectionReason
{
    /// <summary>The answer is not HTML or text.</summary>
    NotHtml,

    /// <summary>The answer has no content at all.</summary>
    EmptyPage,

    /// <summary>No headline was found.</summary>
    NoTitle,

    /// <summary>No body text was found.</summary>
    NoBody,

    /// <summary>The body is too short to be a story.</summary>
    TooShort,

    /// <summary>The page is a home, section, tag or search page.</summary>
    NotAnArticle,

    /// <summary>The second or a later page of an article; its text is joined to the first.</summary>
    FurtherPage,

    /// <summary>The page redirected to the home page or says that the story is gone.</summary>
    SoftNotFound,

    /// <summary>A consent wall stands in place of the article.</summary>
    ConsentWall,

    /// <summary>A bot challenge stands in place of the article.</summary>
    BotChallenge,

    /// <summary>Only readers who pay see more than a line or two.</summary>
    PaywallTeaser,

    /// <summary>The page shows a video or a gallery with hardly a word.</summary>
    MediaStub,

    /// <summary>The text is in none of the languages that the source declares to be its only ones.</summary>
    WrongLanguage,

    /// <summary>Excluded by the source's include and exclude globs after redirects.</summary>
    Excluded,

    /// <summary>robots.txt does not allow it.</summary>
    Robots,

    /// <summary>The address may not be fetched (private, loopback, port, scheme, …).</summary>
    ForbiddenAddress,

    /// <summary>The page exceeds a budget of size, nodes or depth.</summary>
    TooComplex,

    /// <summary>Reading the page took too long, which says as much about the machine as about the page.</summary>
    OutOfTime,
}
