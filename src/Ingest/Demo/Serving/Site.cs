using System.IO.Compression;
using System.Text;
using Ingest.Demo.Copy;
using Ingest.Demo.Offers;
using Ingest.Demo.Pages;

namespace Ingest.Demo.Serving;

/// <summary>The web site of one house: what it answers to a path at a moment.</summary>
/// <param name="house">The house.</param>
/// <param name="stories">What it has printed and will print at a moment.</param>
/// <param name="clock">The newsroom's clock, for what is scheduled for the site itself.</param>
internal sealed class Site(House house, Func<DateTimeOffset, IReadOnlyList<PrintedStory>> stories, NewsroomClock clock)
{
    private const int FrontPageSize = 20;
    private const int FeedSize = 40;

    /// <param name="path">Path as a <see cref="Uri"/> has it, percent-encoded.</param>
    public Reply Answer(string path, int page, DateTimeOffset now)
    {
        if (path == "/robots.txt")
        {
            return house.Robots is { } robots ? new Reply(200, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(robots)) : NotFound();
        }

        if (InTrouble(now) is { } trouble)
        {
            return trouble;
        }

        var visible = Visible(now);
        if (house.Offers.FirstOrDefault(offer => offer.Path == path) is { } offer)
        {
            return Document(offer, new OfferView(house, offer is ListingOffer ? visible : [.. visible.Take(FeedSize)], page));
        }

        if (path == "/" || path.StartsWith("/section/", StringComparison.Ordinal))
        {
            return Html(new ListingOffer("/", FrontPageSize).Render(new OfferView(house, visible, 1)), null);
        }

        if (visible.FirstOrDefault(shown => shown.Story.Copy.OldPath == path) is { } moved)
        {
            return new Reply(301, "text/plain", []) { Location = moved.Story.Url.AbsoluteUri };
        }

        return visible.FirstOrDefault(shown => shown.Story.Url.AbsolutePath == path) is { } found ? Story(found, visible, now) : NotFound();
    }

    /// <summary>Stories that have appeared, newest first; the order of equal dates is fixed, so that documents and validators are stable.</summary>
    private List<OfferedStory> Visible(DateTimeOffset now) =>
    [
        .. from story in stories(now)
           let version = story.VersionAt(now)
           where version is not null
           orderby story.Published descending, story.AppearsAt descending, story.Copy.Slug
           select new OfferedStory(story, version),
    ];

    private Reply? InTrouble(DateTimeOffset now)
    {
        if (house.Trouble is not { } trouble || now >= clock.At(trouble.BusyUntil))
        {
            return null;
        }

        return now < clock.At(trouble.DownUntil)
            ? new Reply(500, "text/plain", "database is away\n"u8.ToArray())
            : new Reply(429, "text/plain", "too many readers\n"u8.ToArray()) { RetryAfter = clock.At(trouble.BusyUntil) - now };
    }

    private Reply Document(Offer offer, OfferView view)
    {
        var text = offer.Render(view);
        if (offer is ListingOffer)
        {
            return Html(text, view.LatestChange);
        }

        var body = Encoding.UTF8.GetBytes(text);
        return new Reply(200, offer.IsGzipFile ? offer.ContentType : offer.ContentType + "; charset=utf-8", offer.IsGzipFile ? Pack(body) : body)
        {
            LastModified = view.LatestChange,
        };
    }

    private Reply Story(OfferedStory shown, List<OfferedStory> visible, DateTimeOffset now) => shown.Story.Copy.Trap switch
    {
        Trap.NotFound or Trap.Excluded => NotFound(),
        Trap.Gone => new Reply(410, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(TrapPages.NotFound(house))),
        Trap.Empty => Html("", null),
        Trap.MovedHome => new Reply(302, "text/plain", []) { Location = house.Root.AbsoluteUri },
        Trap.ConsentWall => Html(TrapPages.ConsentWall(house, shown.Version), null),
        Trap.Pdf => new Reply(200, "application/pdf", "%PDF-1.4\n%%EOF\n"u8.ToArray()),
        _ => Article(shown, visible, now),
    };

    private Reply Article(OfferedStory shown, List<OfferedStory> visible, DateTimeOffset now)
    {
        var redesignedAt = house.Redesign is { } redesign ? clock.At(redesign) : (DateTimeOffset?)null;
        var redesigned = redesignedAt <= now;
        var view = new PageView
        {
            House = house,
            Story = shown.Story,
            Version = shown.Version,
            Related = Teasers(shown, visible, skip: 0, take: 3),
            Popular = Teasers(shown, visible, skip: 3, take: 5),
            Redesigned = redesigned,
        };
        var changed = redesigned && redesignedAt > shown.ModifiedAt ? redesignedAt : shown.ModifiedAt;
        return Html(house.Style.Render(view), changed);
    }

    /// <summary>Only stories from before the opening with their first headlines: a page changes when its own story does.</summary>
    private List<StoryLink> Teasers(OfferedStory shown, List<OfferedStory> visible, int skip, int take) =>
    [
        .. visible.Where(other => other.Story.AppearsAt <= clock.OpenedAt && other.Story.Copy.Trap is null && other.Story != shown.Story)
            .Skip(skip).Take(take)
            .Select(other => new StoryLink(other.Story.Copy.Title, other.Story.Url, "")),
    ];

    private Reply Html(string text, DateTimeOffset? lastModified) =>
        new(200, house.CharsetInHeader ? "text/html; charset=" + house.Charset : "text/html", CharacterReferences.Encode(text, house.Charset))
        {
            LastModified = lastModified,
        };

    private Reply NotFound() => new(404, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(TrapPages.NotFound(house)));

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }
}
