using System.Globalization;

namespace Ingest.Demo.Pages;

/// <summary>Everything a page style needs to show one story.</summary>
internal sealed record PageView
{
    public required House House { get; init; }

    public required PrintedStory Story { get; init; }

    public required StoryVersion Version { get; init; }

    public required IReadOnlyList<StoryLink> Related { get; init; }

    public required IReadOnlyList<StoryLink> Popular { get; init; }

    /// <summary>True once the house's new design is live.</summary>
    public bool Redesigned { get; init; }

    public Labels Labels => Labels.Of(House.Language);

    public string Direction => House.IsRightToLeft ? "rtl" : "ltr";

    public string Title => Markup.Escape(Version.Title);

    public string SiteName => Markup.Escape(House.Name);

    public string Section => Markup.Escape(Story.Copy.Section ?? Labels.Navigation[1]);

    public string Byline => Markup.Escape(string.Join(", ", Story.Copy.Authors));

    public bool IsEdited => Version.Kind != StoryVersion.First;

    public string Published => Markup.Escape(House.DateStyle(Local(Story.Published)));

    public string Updated => Markup.Escape(House.DateStyle(Local(Version.At)));

    /// <summary>For attributes: RFC 3339 with the offset of the house.</summary>
    public string PublishedStamp => Stamp(Story.Published);

    public string UpdatedStamp => Stamp(IsEdited ? Version.At : Story.Published);

    private string Stamp(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, House.Zone);
}
