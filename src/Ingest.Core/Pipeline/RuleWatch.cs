using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Pipeline;

/// <summary>What one run sees of a source's own rules: how many pages each gave something on, and some of the pages to look at afterwards.</summary>
/// <param name="source">The source as it is run.</param>
/// <param name="startedAt">When the run began; of several versions of the rules, that of this day is watched.</param>
internal sealed class RuleWatch(SourceDefinition source, DateTimeOffset startedAt)
{
    /// <summary>Characters above which a page is not kept.</summary>
    public const int LargestPage = 512 * 1024;

    /// <summary>Pages kept for one rule and for all of them.</summary>
    private const int MostPages = 5;
    private const int MostKept = 12;

    private readonly Dictionary<string, int> _missed = [];
    private readonly List<(Page Page, IReadOnlyList<UnmatchedRule> Unmatched)> _kept = [];
    private readonly List<(Uri Url, JudgedDate Date)> _unfit = [];
    private readonly Dictionary<string, int> _fitOn = [];
    private readonly Dictionary<string, int> _unfitOn = [];
    private readonly Lock _lock = new();

    /// <summary>The rules that hold today.</summary>
    public ExtractDefinition Rules { get; } = source.Extract.At(startedAt);

    /// <summary>Pages on which they were tried.</summary>
    public int Pages { get; private set; }

    public int MissedOn(string field) => _missed.GetValueOrDefault(field);

    /// <summary>Pages whose text was in one of the formats of the rule.</summary>
    public int FitOn(string field) => _fitOn.GetValueOrDefault(field);

    /// <summary>Pages whose text was in none of the formats of the rule.</summary>
    public int UnfitOn(string field) => _unfitOn.GetValueOrDefault(field);

    /// <summary>Some of these texts with their pages.</summary>
    public IReadOnlyList<(Uri Url, string Text)> UnfitTexts(string field) => [.. _unfit.Where(one => one.Date.Field == field).Select(one => (one.Url, one.Date.Text))];

    /// <summary>A page was read by the rules.</summary>
    /// <param name="page">The page.</param>
    /// <param name="unmatched">Those that gave nothing.</param>
    /// <param name="dates">Whether the formats of the date rules fit; nothing of rules that were not judged.</param>
    public void Note(Page page, IReadOnlyList<UnmatchedRule> unmatched, IReadOnlyList<JudgedDate> dates)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(source.Extract.At(page.FetchedAt), Rules))
            {
                return;
            }

            Pages++;
            foreach (var rule in unmatched)
            {
                _missed[rule.Field] = _missed.GetValueOrDefault(rule.Field) + 1;
            }

            foreach (var date in dates)
            {
                var counts = date.Fits ? _fitOn : _unfitOn;
                counts[date.Field] = counts.GetValueOrDefault(date.Field) + 1;
                if (!date.Fits && counts[date.Field] <= MostPages)
                {
                    _unfit.Add((page.Url, date));
                }
            }

            if (_kept.Count < MostKept && page.Text.Length <= LargestPage && IsWanted(unmatched))
            {
                _kept.Add((page with { Bytes = default }, unmatched));
            }
        }
    }

    /// <summary>A page on which the rule gave something; null when none was kept.</summary>
    public Page? With(string field) => _kept.Find(kept => !Misses(kept.Unmatched, field)).Page;

    /// <summary>Pages on which it gave nothing.</summary>
    public IReadOnlyList<Page> Without(string field) => [.. _kept.Where(kept => Misses(kept.Unmatched, field)).Take(MostPages).Select(kept => kept.Page)];

    /// <summary>One page is enough to see what a rule matches; several are needed to see what else would.</summary>
    private bool IsWanted(IReadOnlyList<UnmatchedRule> unmatched) =>
        Rules.Fields.Any(rule => Misses(unmatched, rule.Field) ? _kept.Count(kept => Misses(kept.Unmatched, rule.Field)) < MostPages : With(rule.Field) is null);

    private static bool Misses(IReadOnlyList<UnmatchedRule> unmatched, string field) => unmatched.Any(rule => rule.Field == field);
}
