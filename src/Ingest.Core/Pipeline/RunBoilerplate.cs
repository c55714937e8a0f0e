using System.Collections.Concurrent;
using Ingest.Core.Model;

namespace Ingest.Core.Pipeline;

/// <summary>What a source is known to repeat during one run, and what the run adds to it.</summary>
/// <param name="before">What earlier runs remembered.</param>
/// <param name="learns">False when nothing is to be learned or left out; what is remembered stays.</param>
internal sealed class RunBoilerplate(IReadOnlyList<RepeatedBlock> before, bool learns)
{
    private readonly ConcurrentBag<IReadOnlyList<string>> _stories = [];

    /// <summary>Hashes of what was known when a link was first seen: its text must not change because more is known today.</summary>
    public IReadOnlySet<string> KnownAt(DateTimeOffset firstSeen) =>
        learns ? before.Where(block => block.Since <= firstSeen).Select(block => block.Hash).ToHashSet(StringComparer.Ordinal) : new HashSet<string>();

    /// <summary>The first and last blocks of a new story; empty ones are passed over.</summary>
    public void Note(IReadOnlyList<string> edges)
    {
        if (edges.Count > 0)
        {
            _stories.Add(edges);
        }
    }

    public IReadOnlyList<RepeatedBlock> Learned(DateTimeOffset now) => learns ? BoilerplateMemory.Learn(before, _stories, now) : before;
}
