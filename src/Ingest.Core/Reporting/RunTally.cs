using System.Collections.Concurrent;
using Ingest.Core.Model;

namespace Ingest.Core.Reporting;

/// <summary>Counts what one run does while it does it; read at any time by progress displays.</summary>
public sealed class RunTally
{
    private const int FewPages = 3;

    private readonly ConcurrentDictionary<string, int> _rejected = new();
    private readonly ConcurrentDictionary<string, int> _failed = new();
    private readonly ConcurrentDictionary<string, int> _pagesRejected = new();
    private readonly ConcurrentDictionary<UnmatchedRule, int> _unmatched = new();
    private int _rulesTried;
    private int _documents;
    private int _documentsUnchanged;
    private int _links;
    private int _newLinks;
    private int _gaps;
    private int _pages;
    private int _pagesUnchanged;
    private int _stored;
    private int _revisions;
    private int _duplicates;
    private int _unchanged;
    private int _removed;
    private int _returned;
    private int _reserved;
    private int _leftOver;
    private string? _firstError;

    public int Pages => Volatile.Read(ref _pages);

    public void Document() => Interlocked.Increment(ref _documents);

    public void DocumentUnchanged() => Interlocked.Increment(ref _documentsUnchanged);

    public void Offered(int links, int unknown)
    {
        Interlocked.Add(ref _links, links);
        Interlocked.Add(ref _newLinks, unknown);
    }

    /// <summary>A document offered nothing that had been seen before.</summary>
    public void Gap() => Interlocked.Increment(ref _gaps);

    public void Page() => Interlocked.Increment(ref _pages);

    public void PageUnchanged() => Interlocked.Increment(ref _pagesUnchanged);

    /// <summary>A page whose text was left out because its publisher reserves it.</summary>
    public void Reserve() => Interlocked.Increment(ref _reserved);

    /// <summary>A story that was marked as taken down is there again.</summary>
    public void Return() => Interlocked.Increment(ref _returned);

    public void LeaveOver(int links) => Interlocked.Add(ref _leftOver, links);

    /// <summary>Pages on which the source's own rules were tried.</summary>
    public int RulesTried => Volatile.Read(ref _rulesTried);

    /// <summary>The source's own rules were tried on a page, and these gave nothing.</summary>
    public void TryRules(IReadOnlyList<UnmatchedRule> unmatched)
    {
        Interlocked.Increment(ref _rulesTried);
        foreach (var rule in unmatched)
        {
            _unmatched.AddOrUpdate(rule with { Matched = 0 }, 1, (_, count) => count + 1);
        }
    }

    /// <summary>Rules that gave nothing on any page. Every story has title, body and date; of the other fields a few pages may well have none.</summary>
    public IReadOnlyList<UnmatchedRule> NeverMatched() =>
        [.. _unmatched.Where(rule => rule.Value == RulesTried && (RulesTried >= FewPages || rule.Key.Field is "title" or "body" or "published")).Select(rule => rule.Key).OrderBy(rule => rule.Field, StringComparer.Ordinal)];

    /// <summary>The pages when every one that was judged was rejected; null when one was not, and when there was none. A further page is read with its first one.</summary>
    public BarrenPages? Barren(DateTimeOffset startedAt) => Took || _pagesRejected.IsEmpty ? null : new BarrenPages(
        _pagesRejected.Values.Sum(),
        new SortedDictionary<string, int>(_pagesRejected, StringComparer.Ordinal),
        [.. NeverMatched().Where(rule => rule.Field is "title" or "body")],
        startedAt);

    /// <summary>At least one page became a story, its revision or a further appearance of one.</summary>
    public bool Took => Volatile.Read(ref _stored) + Volatile.Read(ref _revisions) + Volatile.Read(ref _duplicates) > 0;

    /// <summary>A document or page that failed.</summary>
    public void Fail(string what, FailureKind kind, string detail)
    {
        _failed.AddOrUpdate(kind.Name(), 1, (_, count) => count + 1);
        Interlocked.CompareExchange(ref _firstError, $"{what}: {kind.Name()}: {detail}", null);
    }

    /// <summary>A document that may not be read; other than with a page, the source has nothing without it.</summary>
    public void Refuse(string what, RejectionReason reason, string detail)
    {
        _rejected.AddOrUpdate(reason.Name(), 1, (_, count) => count + 1);
        Interlocked.CompareExchange(ref _firstError, $"{what}: {reason.Name()}: {detail}", null);
    }

    /// <summary>What became of a link.</summary>
    public void Count(string what, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Stored { Verdict: Verdict.Revision }:
                Interlocked.Increment(ref _revisions);
                break;
            case Outcome.Stored:
                Interlocked.Increment(ref _stored);
                break;
            case Outcome.Duplicate:
                Interlocked.Increment(ref _duplicates);
                break;
            case Outcome.Unchanged:
                Interlocked.Increment(ref _unchanged);
                break;
            case Outcome.Removed:
                Interlocked.Increment(ref _removed);
                break;
            case Outcome.Rejected rejected:
                _rejected.AddOrUpdate(rejected.Reason.Name(), 1, (_, count) => count + 1);
                if (rejected.Reason is not RejectionReason.FurtherPage)
                {
                    _pagesRejected.AddOrUpdate(rejected.Reason.Name(), 1, (_, count) => count + 1);
                }

                break;
            case Outcome.Failed failed:
                Fail(what, failed.Kind, failed.Detail);
                break;
        }
    }

    /// <summary>The counts as they stand.</summary>
    public RunReport Report(SourceId source, DateTimeOffset startedAt, TimeSpan duration) => new()
    {
        Source = source,
        StartedAt = startedAt,
        Duration = duration,
        Documents = Volatile.Read(ref _documents),
        DocumentsUnchanged = Volatile.Read(ref _documentsUnchanged),
        Links = Volatile.Read(ref _links),
        NewLinks = Volatile.Read(ref _newLinks),
        Gaps = Volatile.Read(ref _gaps),
        Pages = Volatile.Read(ref _pages),
        PagesUnchanged = Volatile.Read(ref _pagesUnchanged),
        Stored = Volatile.Read(ref _stored),
        Revisions = Volatile.Read(ref _revisions),
        Duplicates = Volatile.Read(ref _duplicates),
        Unchanged = Volatile.Read(ref _unchanged),
        Removed = Volatile.Read(ref _removed),
        Returned = Volatile.Read(ref _returned),
        Reserved = Volatile.Read(ref _reserved),
        Rejected = new SortedDictionary<string, int>(_rejected, StringComparer.Ordinal),
        Failed = new SortedDictionary<string, int>(_failed, StringComparer.Ordinal),
        LeftOver = Volatile.Read(ref _leftOver),
        FirstError = Volatile.Read(ref _firstError),
    };
}
