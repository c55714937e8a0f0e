using AngleSharp.Dom;
using Ingest.Core.Extract.Index;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>A parsed page with everything that its fields are read from.</summary>
/// <param name="Page">As it was fetched.</param>
/// <param name="Document">Its tree.</param>
/// <param name="JsonLd">What it declares as linked data.</param>
/// <param name="Meta">What its head declares.</param>
/// <param name="Trace">Where finders tell what they weighed; null when nobody asks.</param>
internal sealed record PageSources(Page Page, IDocument Document, JsonLd JsonLd, MetaTags Meta, ExtractionTrace? Trace)
{
    public Uri Base { get; } = Uri.TryCreate(Page.Url, Document.QuerySelector("base[href]")?.GetAttribute("href"), out var url) && url.Scheme is "http" or "https" ? url : Page.Url;

    private StoryPlace? _story;

    private ElementIndex? _elements;

    private HouseNames? _house;

    public DocumentOrder Order { get; } = new(Document);

    /// <summary>Made once, when the first finder asks.</summary>
    public ElementIndex Elements => _elements ??= new ElementIndex(Order.All());

    /// <summary>Sought once: dates and lede ask for it.</summary>
    public StoryPlace Story => _story ??= StoryPlace.Of(this);

    /// <summary>Sought once: title and authors ask for it.</summary>
    public HouseNames House => _house ??= HouseNames.Of(this);

    public string? SiteName { get; } = Meta.First("og:site_name", "application-name", "al:android:app_name")?.Value ?? JsonLd.Names("publisher").Houses.FirstOrDefault();
}
