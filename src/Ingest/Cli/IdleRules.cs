using Ingest.Core.Model;

namespace Ingest.Cli;

/// <summary>Rules of sources that gave nothing on any of the pages that were read; on one page a field may well be missing.</summary>
internal sealed class IdleRules
{
    private readonly SortedDictionary<string, IReadOnlyList<UnmatchedRule>> _idle = new(StringComparer.Ordinal);

    /// <summary>A page that gave a story, with the rules that gave nothing there.</summary>
    public void Note(SourceId source, IReadOnlyList<UnmatchedRule> unmatched) => _idle[source.Value] = _idle.TryGetValue(source.Value, out var before)
        ? [.. before.Where(rule => unmatched.Any(other => other.Field == rule.Field && other.Css == rule.Css))]
        : unmatched;

    /// <summary>A sentence for each.</summary>
    /// <param name="pages">What was read: a page of …</param>
    public IReadOnlyList<string> Sentences(string pages) =>
        [.. _idle.SelectMany(idle => idle.Value.Select(rule => SummaryPrinter.Plain($"{idle.Key}: extract.{rule.Field}: {rule.Css} gives nothing on any {pages}; the general rules stand in")))];
}
