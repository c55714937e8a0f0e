using AngleSharp.Dom;
using Ingest.Core.Extract.Body;
using Ingest.Core.Extract.Declared;
using Ingest.Core.Extract.Index;
using Ingest.Core.Extract.Texts;
using Ingest.Core.Extract.Titles;
using Ingest.Core.Model;

namespace Ingest.Core.Extract;

/// <summary>A parsed page with everything that its fields are read from.</summary>
/// <param name="Page">As it was fetched.</param>
/// <param name="Document">Its tree.</param>
/// <param name="Tree">The same in arrays, as it was when the operator's rules had removed what they remove.</param>
/// <param name="JsonLd">What it declares as linked data.</param>
/// <param name="Meta">What its head declares.</param>
/// <param name="Time">How long it may be worked on.</param>
/// <param name="Hints">What the names of its elements say.</param>
/// <param name="Trace">Where finders tell what they weighed; null when nobody asks.</param>
internal sealed record PageSources(Page Page, IDocument Document, PageTree Tree, JsonLd JsonLd, MetaTags Meta, TimeBudget Time, NameHints Hints, ExtractionTrace? Trace) : IDisposable
{
    public Uri Base { get; } = Uri.TryCreate(Page.Url, new ElementIndex(Tree).First("base[href]")?.GetAttribute("href"), out var url) && url.Scheme is "http" or "https" ? url : Page.Url;

    private readonly FoldedText _text = new(room: 512);

    private StoryPlace? _story;

    private HouseNames? _house;

    private Surroundings? _surroundings;

    private PageTree? _again;

    public DocumentOrder Order { get; } = new(Tree);

    public ElementIndex Elements { get; } = new(Tree);

    /// <summary>Measured once: the body and the entries of a live blog are read with it.</summary>
    public Surroundings Surroundings => _surroundings ??= new Surroundings(Tree, Hints) { Time = Time };

    /// <summary>Sought once: dates and lede ask for it.</summary>
    public StoryPlace Story => _story ??= StoryPlace.Of(this);

    /// <summary>Sought once: title and authors ask for it.</summary>
    public HouseNames House => _house ??= HouseNames.Of(this);

    public string? SiteName { get; } = Meta.First("og:site_name", "application-name", "al:android:app_name")?.Value ?? JsonLd.Names("publisher").Houses.FirstOrDefault();

    /// <summary>As <see cref="ShortText.Of(IElement)"/> has it, by number.</summary>
    public string? Short(IElement element) => Tree.PlaceOf(element) is >= 0 and var at ? ShortText.Of(Tree, at) : ShortText.Of(element);

    /// <summary>As <see cref="InlineText.Of(IElement)"/> has it, where that is a short text; null where there is more inside.</summary>
    public string? LineAt(int at) => ShortText.Fits(Tree, at) ? TextAt(at) : null;

    /// <summary>As <see cref="InlineText.Of(IElement)"/> has it.</summary>
    public string TextAt(int at)
    {
        if (Tree.EndOf(at) == at + 2 && Tree.TextAt(at + 1) is { } only)
        {
            return InlineText.Fold(only);
        }

        _text.Clear();
        _text.Append(Tree, at);
        return _text.ToString();
    }

    /// <summary>The rule of the operator for the body took elements away and found no text.</summary>
    public void MeasureAgain()
    {
        _again?.Dispose();
        _again = new PageTree(Document, expected: Tree.Count);
        _surroundings = new Surroundings(_again, Hints) { Time = Time };
    }

    /// <summary>Gives back what it measured itself; the tree that it was made with is not its own.</summary>
    public void Dispose() => _again?.Dispose();
}
