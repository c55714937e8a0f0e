using Ingest.Core.Extract;
using Ingest.Core.Extract.Gate;
using Ingest.Core.Model;
using Ingest.Core.Normalize;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Tells the page of a stored story that was taken down from one that only failed or hides behind a wall.</summary>
internal static class Absence
{
    /// <summary>Null when the look says nothing of the kind.</summary>
    /// <param name="link">The link of the story.</param>
    /// <param name="outcome">What came of the look.</param>
    /// <param name="page">The answer; null when there was none.</param>
    /// <param name="now">The time of the look.</param>
    public static Removal? Of(LinkRecord link, Outcome outcome, Page? page, DateTimeOffset now) => link.Story is null ? null : outcome switch
    {
        Outcome.Failed { Kind: FailureKind.NotFound or FailureKind.Gone } failed => new Removal(now, failed.Kind.Name(), failed.Detail),
        Outcome.Rejected { Reason: RejectionReason.SoftNotFound } soft => new Removal(now, soft.Reason.Name(), soft.Detail),

        // The address of an article that leads to a list, or to the front page that the source does not take.
        Outcome.Rejected { Reason: RejectionReason.NotAnArticle } list when LeadsElsewhere(link, page) => new Removal(now, list.Reason.Name(), list.Detail),
        Outcome.Rejected { Reason: RejectionReason.Excluded or RejectionReason.NoTitle or RejectionReason.NoBody or RejectionReason.TooShort } when LeadsElsewhere(link, page) && PageKind.IsFrontPage(page!.Url) =>
            new Removal(now, LeadsHome.Reason.Name(), LeadsHome.Detail),
        _ => null,
    };

    public static Outcome.Rejected LeadsHome { get; } = new(RejectionReason.SoftNotFound, "the address redirects to the site's home page");

    public static Outcome.Rejected LeadsTo(Uri url, string what) => new(RejectionReason.SoftNotFound, $"the address redirects to {what}: {url.GetLeftPart(UriPartial.Path)}");

    /// <summary>True when the address of the link redirects to another.</summary>
    public static bool LeadsElsewhere(LinkRecord link, Page? page) => page is not null && CanonicalUrl.Key(page.Url) != link.Key && CanonicalUrl.Key(page.Url) != CanonicalUrl.Key(page.RequestUrl);
}
