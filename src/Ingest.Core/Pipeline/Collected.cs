using Ingest.Core.Discover;
using Ingest.Core.Fetch;
using Ingest.Core.Model;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>What reading the feeds, sitemaps and listings of a source told in one run.</summary>
/// <param name="before">What earlier runs remembered of the documents, by URL.</param>
/// <param name="found">What earlier runs found on sites.</param>
public sealed class Collected(IEnumerable<KeyValuePair<string, DocumentState>> before, IReadOnlyList<FoundSite> found)
{
    private readonly Dictionary<string, DocumentState> _documents = new(before);
    private readonly List<DateTimeOffset> _published = [];

    /// <summary>Validators to keep, by URL.</summary>
    public IReadOnlyDictionary<string, DocumentState> Documents => _documents;

    /// <summary>Publication times that the offers state.</summary>
    public IReadOnlyList<DateTimeOffset> Published => _published;

    public int NewLinks { get; private set; }

    public int Links { get; private set; }

    /// <summary>Documents that answered, with or without a body.</summary>
    public int Answered { get; private set; }

    public CadenceHints Cadence { get; private set; } = CadenceHints.None;

    public TimeSpan? FreshFor { get; private set; }

    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>The first failure; null when no document failed.</summary>
    public FailureKind? Failure { get; private set; }

    public string? FirstError { get; private set; }

    /// <summary>The program was told to stop before every document was read.</summary>
    public bool Interrupted { get; private set; }

    public bool HasValidators => _documents.Values.Any(document => document.Validators.Any);

    public Validators ValidatorsOf(Uri url) => _documents.TryGetValue(url.AbsoluteUri, out var state) ? state.Validators : Validators.None;

    /// <summary>What is known of sites of which only the home page is given.</summary>
    public IReadOnlyList<FoundSite> Found { get; private set; } = found;

    public void Find(FoundSite site) => Found = [.. Found.Where(other => other.Home != site.Home), site];

    /// <summary>Sites that the source no longer names are forgotten.</summary>
    public void ForgetSites(IReadOnlyCollection<Uri> homes) => Found = [.. Found.Where(site => homes.Contains(site.Home))];

    /// <summary>A hub tells of news, so that polling is only for the case that it falls silent.</summary>
    public void Stretch(TimeSpan every) => Hear(new CadenceHints(every, []));

    public bool Knows(Uri url) => _documents.ContainsKey(url.AbsoluteUri);

    public void Heard(FetchResult result)
    {
        FreshFor = Longest(FreshFor, result.FreshFor);
        NotBefore = result.NotBefore is { } time && (NotBefore is null || time > NotBefore) ? time : NotBefore;
    }

    public void Read(Uri url, Validators validators, DateTimeOffset at, IReadOnlyList<Link> links, int unknown, Discovery discovery)
    {
        Answered++;
        Links += links.Count;
        NewLinks += unknown;
        Hear(discovery.Cadence);
        _published.AddRange(links.Where(link => link.Published is not null).Select(link => link.Published!.Value));
        _documents[url.AbsoluteUri] = new DocumentState(validators, at)
        {
            Every = discovery.Cadence.Every,
            SkipHours = discovery.Cadence.SkipHours,
            Hub = discovery.Hub,
            Topic = discovery.Hub is null ? null : discovery.Topic ?? url,
        };
    }

    /// <summary>What the document asked for when it last had a body holds on.</summary>
    public void Unchanged(Uri url, Validators validators, DateTimeOffset at)
    {
        Answered++;
        var state = (_documents.GetValueOrDefault(url.AbsoluteUri) ?? new DocumentState(validators, at)) with { Validators = validators, FetchedAt = at };
        Hear(new CadenceHints(state.Every, state.SkipHours));
        _documents[url.AbsoluteUri] = state;
    }

    public void Fail(FailureKind kind, string error)
    {
        Failure ??= kind;
        FirstError ??= error;
    }

    public void Interrupt() => Interrupted = true;

    public void Refuse(string error) => FirstError ??= error;

    private void Hear(CadenceHints cadence) =>
        Cadence = new CadenceHints(Longest(Cadence.Every, cadence.Every), cadence.SkipHours.Count > 0 ? cadence.SkipHours : Cadence.SkipHours);

    private static TimeSpan? Longest(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;
}
