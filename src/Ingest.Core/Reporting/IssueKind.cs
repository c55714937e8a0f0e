namespace Ingest.Core.Reporting;

/// <summary>What there is to know or act on, in the order in which it matters.</summary>
public enum IssueKind
{
    /// <summary>The store cannot be used.</summary>
    StoreAway,

    /// <summary>Articles wait on disk for the store.</summary>
    SpoolWaiting,

    /// <summary>A source file has errors.</summary>
    FileRejected,

    /// <summary>The end of many sources at once waits to be confirmed.</summary>
    RemovalHeld,

    /// <summary>No document of the source can be read.</summary>
    Failing,

    /// <summary>The source is not read.</summary>
    Paused,

    /// <summary>No page of the source becomes a story.</summary>
    AllRejected,

    /// <summary>A rule that used to match matches no longer.</summary>
    RuleBroken,

    /// <summary>A rule has never matched.</summary>
    RuleNeverMatched,

    /// <summary>The text that a date rule gives is in none of its formats.</summary>
    FormatsUnfit,

    /// <summary>What the source file expects has not come about.</summary>
    ExpectationMissed,

    /// <summary>Nothing new has come for far longer than usual.</summary>
    Silent,

    /// <summary>A feed, sitemap or listing is gone for good.</summary>
    DocumentGone,

    /// <summary>It has moved, or redirects for good.</summary>
    DocumentMoved,

    /// <summary>It lets items come and go between two looks.</summary>
    ItemsMissed,

    /// <summary>It says that it is as it was when it is not.</summary>
    ValidatorsWrong,

    /// <summary>The source has no file any more.</summary>
    FileGone,
}
