using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Schedule;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What reading the feeds, sitemaps and listings of a source told in one run.</summary>
/// <param name="before">What earlier runs remembered of the documents, by URL.</param>
/// <param name="found">What earlier runs found on sites.</param>
public sealed class Collected(IReadOnlyDictionary<string, DocumentState> before, IReadOnlyList<FoundSite> found)
{
    private readonly Dictionary<string, DocumentState> _documents = new(before);
    private readonly List<DateTimeOffset> _published = [];
    private readonly SortedSet<int> _skipHours = [];
    private readonly SortedSet<DayOfWeek> _skipDays = [];
    private readonly Lock _lock = new();
    private int _offered;
    private int _seen;

    /// <summary>What is remembered of the documents from now on, by URL.</summary>
    public IReadOnlyDictionary<string, DocumentState> Documents => _documents;

    /// <summary>Publication times that the offers state.</summary>
    public IReadOnlyList<DateTimeOffset> Published => _published;

    public int NewLinks { get; private set; }

    public int Links { get; private set; }

    /// <summary>Documents that were asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Documents that answered, with or without a body.</summary>
    public int Answered { get; private set; }

    /// <summary>Documents that offered nothing that had been seen before.</summary>
    public int Gaps { get; private set; }

    /// <summary>Share of the offers that had been seen before, of documents that had been read before; null when none was.</summary>
    public double? SeenShare => _offered > 0 ? (double)_seen / _offered : null;

    /// <summary>Longest interval that a document asks for.</summary>
    public TimeSpan? Every { get; private set; }

    /// <summary>From when <see cref="Every"/> is counted; null when the document does not say.</summary>
    public DateTimeOffset? UpdateBase { get; private set; }

    public QuietTimes Quiet => new([.. _skipHours], [.. _skipDays]);

    public TimeSpan? FreshFor { get; private set; }

    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The first failure; null when no document failed.</summary>
    public FailureKind? Failure { get; private set; }

    public string? FirstError { get; private set; }

    /// <summary>Documents that could not be had, for whatever reason.</summary>
    public int Missed { get; private set; }

    /// <summary>Those of them that will not come back by themselves.</summary>
    public int Lost { get; private set; }

    /// <summary>The program was told to stop before every document was read.</summary>
    public bool Interrupted { get; private set; }

    public bool HasValidators => _documents.Values.Any(document => document.Validators.Any && document.DistrustedAt is null);

    /// <summary>Null when nothing is remembered.</summary>
    public DocumentState? StateOf(Uri url) => _documents.GetValueOrDefault(url.AbsoluteUri);

    public void Keep(Uri url, DocumentState state) => _documents[url.AbsoluteUri] = state;

    /// <summary>What is known of sites of which only the home page is given.</summary>
    public IReadOnlyList<FoundSite> Found { get; private set; } = found;

    public void Find(FoundSite site) => Found = [.. Found.Where(other => other.Home != site.Home), site];

    /// <summary>Sites that the source no longer names are forgotten.</summary>
    public void ForgetSites(IReadOnlyCollection<Uri> homes) => Found = [.. Found.Where(site => homes.Contains(site.Home))];

    /// <summary>A hub tells of news, so that polling is only for the case that it falls silent.</summary>
    public void Stretch(TimeSpan every) => (Every, UpdateBase) = Every is null || every > Every ? (every, null) : (Every, UpdateBase);

    /// <summary>The listings with selectors that had a body.</summary>
    internal List<ListedPage> Listed { get; } = [];

    public bool Knows(Uri url) => _documents.ContainsKey(url.AbsoluteUri);

    public void Heard(FetchResult result)
    {
        Asked++;
        WaitUntil(result.NotBefore);
    }

    /// <summary>A host of the documents asks to be left alone; its pages, several at a time, may say so too.</summary>
    public void WaitUntil(DateTimeOffset? notBefore)
    {
        lock (_lock)
        {
            NotBefore = notBefore is { } time && (NotBefore is null || time > NotBefore) ? time : NotBefore;
        }
    }

    /// <summary>A document came with a body.</summary>
    /// <param name="url">Its URL.</param>
    /// <param name="state">What is remembered of it now.</param>
    /// <param name="links">The offers that the source lets through.</param>
    /// <param name="seen">Those of them that had been seen before.</param>
    /// <param name="unknown">Those of them that had not.</param>
    /// <param name="gap">Items may have been missed.</param>
    public void Read(Uri url, DocumentState state, IReadOnlyList<Link> links, int seen, int unknown, bool gap)
    {
        if (StateOf(url) is { Links: > 0 })
        {
            _offered += seen + unknown;
            _seen += seen;
        }

        Links += links.Count;
        NewLinks += unknown;
        Gaps += gap ? 1 : 0;
        _published.AddRange(links.Where(link => link.Published is not null).Select(link => link.Published!.Value));
        Answer(url, state);
    }

    /// <summary>A document answered 304; what it asked for when it last had a body holds on.</summary>
    public void Unchanged(Uri url, DocumentState state) => Answer(url, state);

    public void Fail(FailureKind kind, string error)
    {
        Missed++;
        Lost += kind is FailureKind.NotFound or FailureKind.Gone or FailureKind.Malformed or FailureKind.BadRedirect ? 1 : 0;
        Failure ??= kind;
        FirstError ??= error;
    }

    public void Interrupt() => Interrupted = true;

    public void Refuse(string error)
    {
        Missed++;
        FirstError ??= error;
    }

    private void Answer(Uri url, DocumentState state)
    {
        Answered++;
        Keep(url, state);
        _skipHours.UnionWith(state.SkipHours);
        _skipDays.UnionWith(state.SkipDays);
        FreshFor = FreshFor is null || state.FreshFor > FreshFor ? state.FreshFor : FreshFor;
        if (Every is null || state.Every > Every)
        {
            (Every, UpdateBase) = (state.Every, state.UpdateBase);
        }
    }
}
