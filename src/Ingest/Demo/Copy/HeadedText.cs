namespace Ingest.Demo.Copy;

/// <summary>The plain format of the newsroom's copy: sections of <c>name: value</c> lines followed by paragraphs.</summary>
/// <remarks>
/// <c>== name</c> starts a section and <c>-- name</c> a part of the section before it; <c>#</c> starts a comment line. Headers end at the
/// first blank line, paragraphs are separated by blank lines.
/// </remarks>
internal static class HeadedText
{
    /// <param name="IsPart">True for a <c>--</c> part of the section before it.</param>
    internal sealed record Section(string Name, bool IsPart, IReadOnlyDictionary<string, string> Headers, IReadOnlyList<string> Paragraphs)
    {
        public string? this[string header] => Headers.GetValueOrDefault(header);

        public string Required(string header) =>
            this[header] ?? throw new FormatException($"section '{Name}' has no '{header}'");

        public IReadOnlyList<string> List(string header, char separator) =>
            this[header]?.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    public static IReadOnlyList<Section> Parse(string text)
    {
        var sections = new List<Section>();
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith('#')).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Marker(lines[i]) is not { } marker)
            {
                continue;
            }

            var end = lines.FindIndex(i + 1, line => Marker(line) is not null);
            sections.Add(Read(marker, lines[(i + 1)..(end < 0 ? lines.Count : end)]));
        }

        return sections;
    }

    private static string? Marker(string line) =>
        line.StartsWith("== ", StringComparison.Ordinal) || line.StartsWith("-- ", StringComparison.Ordinal) ? line : null;

    private static Section Read(string marker, List<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        var headerLines = lines.TakeWhile(line => line.Trim().Length > 0).ToList();
        foreach (var line in headerLines)
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new FormatException($"'{marker}': '{line}' is not a 'name: value' line");
            }

            headers.Add(line[..colon].Trim(), line[(colon + 2)..].Trim());
        }

        var paragraphs = string.Join('\n', lines.Skip(headerLines.Count)).Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new Section(marker[3..].Trim(), marker[0] == '-', headers, paragraphs);
    }
}
