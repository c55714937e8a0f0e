using System.Buffers;

namespace Ingest.Core.Extract.Index;

/// <summary>A selector of our own finders, read.</summary>
internal sealed class Selector
{
    private readonly List<Compound> _ofClass;

    public Selector(IReadOnlyList<Compound> alternatives)
    {
        Alternatives = alternatives;
        _ofClass = [.. alternatives.Where(alternative => alternative.IsOfClass)];
        Others = [.. alternatives.Where(alternative => !alternative.IsOfClass)];
        ClassWords = _ofClass.Count == 0 ? null : SearchValues.Create([.. _ofClass.Select(alternative => alternative.Conditions[0].Value)], StringComparison.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Compound> Alternatives { get; }

    /// <summary>Those that are more than one condition on the class.</summary>
    public IReadOnlyList<Compound> Others { get; }

    /// <summary>A class has one of them where an alternative of the class alone matches; null when there is no such alternative.</summary>
    public SearchValues<string>? ClassWords { get; }

    public bool MatchesClass(string name) => _ofClass.Exists(alternative => alternative.Conditions[0].Holds(name));

    public bool Matches(PageTree tree, int at)
    {
        foreach (var alternative in Alternatives)
        {
            if (alternative.Matches(tree, at))
            {
                return true;
            }
        }

        return false;
    }
}
