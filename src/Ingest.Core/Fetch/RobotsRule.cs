namespace Ingest.Core.Fetch;

/// <summary>One allow or disallow line.</summary>
internal sealed class RobotsRule : IComparable<RobotsRule>
{
    private readonly string[] _parts;
    private readonly bool _anchored;

    public RobotsRule(bool allow, string pattern, int line)
    {
        Allow = allow;
        Line = line;
        Text = $"{(allow ? "Allow" : "Disallow")}: {pattern}";

        _anchored = pattern.EndsWith('$');
        var open = _anchored ? pattern[..^1] : pattern;
        _parts = [.. open.Split('*').Select(RobotsPath.Normalize)];
        Length = _parts.Sum(part => part.Length) + _parts.Length - 1 + (_anchored ? 1 : 0);
    }

    public bool Allow { get; }

    public int Line { get; }

    public string Text { get; }

    /// <summary>Octets of the pattern: the most specific rule is the longest (RFC 9309 §2.2.2).</summary>
    public int Length { get; }

    /// <summary>The deciding order: longest first and, at equal length, allow before disallow.</summary>
    public int CompareTo(RobotsRule? other) => other is null ? -1
        : other.Length != Length ? other.Length.CompareTo(Length)
        : other.Allow != Allow ? other.Allow.CompareTo(Allow)
        : Line.CompareTo(other.Line);

    /// <summary>Matches from the start of a normalized path and query, in one pass whatever the number of wildcards.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = _parts[0].Length;
        if (_parts.Length == 1)
        {
            return !_anchored || at == path.Length;
        }

        for (var i = 1; i < _parts.Length - 1; i++)
        {
            var found = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + _parts[i].Length;
        }

        return _anchored
            ? path.Length - at >= _parts[^1].Length && path.EndsWith(_parts[^1], StringComparison.Ordinal)
            : path.IndexOf(_parts[^1], at, StringComparison.Ordinal) >= 0;
    }
}
