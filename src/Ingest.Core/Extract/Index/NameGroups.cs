using System.Buffers;

namespace Ingest.Core.Extract.Index;

/// <summary>The tags or the class attributes of a page, each once, with the elements that bear it: pages say the same of hundreds of elements.</summary>
/// <param name="scratch">Where the page has its arrays from.</param>
/// <param name="expected">About so many nodes are in the page.</param>
/// <param name="names">About so many names they have.</param>
internal sealed class NameGroups(ScratchArrays scratch, int expected, int names)
{
    private const char Between = '\n';

    private readonly Dictionary<string, int> _groups = new(names, StringComparer.Ordinal);
    private readonly List<(string Name, int First, int Last)> _members = new(names);

    /// <summary>Of an element the next one of its group; nothing where it is the last.</summary>
    private int[] _next = scratch.Rent<int>(expected);
    private (string Text, int[] Starts)? _joined;

    public int Count => _members.Count;

    public string this[int group] => _members[group].Name;

    /// <summary>The number of the group that the element joins; elements come in the order of the page.</summary>
    public int Add(string name, int at)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            group = _members.Count;
            _groups.Add(name, group);
            _members.Add((name, at, at));
            return group;
        }

        var (known, first, last) = _members[group];
        if (last >= _next.Length)
        {
            scratch.Grow(ref _next, last * 2);
        }

        _next[last] = at;
        _members[group] = (known, first, at);
        return group;
    }

    /// <summary>-1 for a name that nothing bears.</summary>
    public int Find(string name) => _groups.GetValueOrDefault(name, -1);

    /// <summary>The elements of a group, added to a list.</summary>
    public void Collect(int group, List<int> places)
    {
        if (group < 0)
        {
            return;
        }

        var (_, at, last) = _members[group];
        for (places.Add(at); at != last; places.Add(at))
        {
            at = _next[at];
        }
    }

    /// <summary>The groups whose name has one of the words anywhere: all names are looked through at once.</summary>
    public IEnumerable<int> With(SearchValues<string> words)
    {
        var (text, starts) = _joined ??= Joined();
        for (var group = 0; group < starts.Length; group++)
        {
            var hit = text.AsSpan(starts[group]).IndexOfAny(words);
            if (hit < 0)
            {
                yield break;
            }

            group = GroupAt(starts, starts[group] + hit, group);
            yield return group;
        }
    }

    private static int GroupAt(int[] starts, int at, int from)
    {
        var found = Array.BinarySearch(starts, from, starts.Length - from, at);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>No word holds a line break, so that none is found across two names.</summary>
    private (string Text, int[] Starts) Joined()
    {
        var starts = new int[Count];
        var at = 0;
        for (var group = 0; group < starts.Length; group++)
        {
            starts[group] = at;
            at += this[group].Length + 1;
        }

        return (string.Join(Between, _members.Select(group => group.Name)), starts);
    }
}
