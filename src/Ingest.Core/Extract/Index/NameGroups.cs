using System.Buffers;

namespace Ingest.Core.Extract.Index;

/// <summary>The tags or the class attributes of a page, each once, with the elements that bear it: pages say the same of hundreds of elements.</summary>
internal sealed class NameGroups
{
    private const char Between = '\n';

    private readonly Dictionary<string, int> _groups = new(256, StringComparer.Ordinal);
    private readonly List<string> _names = new(256);
    private readonly List<int> _last = new(256);
    private readonly List<int> _first = new(256);
    private readonly List<(int At, int Next)> _members = new(1024);
    private (string Text, int[] Starts)? _joined;

    public int Count => _names.Count;

    public string this[int group] => _names[group];

    /// <summary>The number of the group that the element joins; elements come in the order of the page.</summary>
    public int Add(string name, int at)
    {
        var member = _members.Count;
        _members.Add((at, -1));
        if (!_groups.TryGetValue(name, out var group))
        {
            group = _names.Count;
            _groups.Add(name, group);
            _names.Add(name);
            _first.Add(member);
            _last.Add(member);
            return group;
        }

        _members[_last[group]] = _members[_last[group]] with { Next = member };
        _last[group] = member;
        return group;
    }

    /// <summary>-1 for a name that nothing bears.</summary>
    public int Find(string name) => _groups.GetValueOrDefault(name, -1);

    /// <summary>The elements of a group, added to a list.</summary>
    public void Collect(int group, List<int> places)
    {
        for (var member = group < 0 ? -1 : _first[group]; member >= 0; member = _members[member].Next)
        {
            places.Add(_members[member].At);
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
        var starts = new int[_names.Count];
        var at = 0;
        for (var group = 0; group < starts.Length; group++)
        {
            starts[group] = at;
            at += _names[group].Length + 1;
        }

        return (string.Join(Between, _names), starts);
    }
}
