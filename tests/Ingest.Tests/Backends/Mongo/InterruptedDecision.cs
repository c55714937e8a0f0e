using System.Collections;
using Ingest.Core.Model;

namespace Ingest.Tests.Backends.Mongo;

/// <summary>One decision; something happens when it is looked at.</summary>
internal sealed class InterruptedDecision(Action happens, Correction decision) : IReadOnlyList<Correction>
{
    public int Count => 1;

    public Correction this[int index] => decision;

    public IEnumerator<Correction> GetEnumerator()
    {
        happens();
        yield return decision;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
