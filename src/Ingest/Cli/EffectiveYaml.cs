using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Ingest.Core.Sources;
using Ingest.Core.Storage;

namespace Ingest.Cli;

/// <summary>Writes the keys of a source as YAML, with the place of each as a comment.</summary>
internal static partial class EffectiveYaml
{
    private const int Column = 60;

    /// <param name="keys">The keys.</param>
    /// <param name="origin">Whether the place of each is told.</param>
    /// <param name="revision">The kept version whose lines are meant; null for the files as they are.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<SourceKey> keys, bool origin, string? revision = null)
    {
        string[] before = [];
        foreach (var key in keys)
        {
            // discover[0].feed is discover, [0], feed.
            string[] path = [.. Step().Matches(key.Path).Select(step => step.Value)];
            var same = path.Zip(before).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var depth = same; depth < path.Length - 1; depth++)
            {
                if (path[depth][0] != '[')
                {
                    yield return Lead(path, depth, same) + path[depth] + ":";
                }
            }

            var line = Lead(path, path.Length - 1, same) + path[^1] + ": " + Value(key.Value);
            yield return origin ? $"{line.PadRight(Column)} # {key.File}:{key.Line.ToString(CultureInfo.InvariantCulture)}{(revision is null ? string.Empty : " of revision " + revision)}" : line;
            before = path;
        }
    }

    /// <summary>Indentation; the first key of an item of a list stands behind its dash.</summary>
    private static string Lead(string[] path, int depth, int same)
    {
        var begins = depth > 0 && path[depth - 1][0] == '[' && same <= depth - 1;
        return new string(' ', 2 * (begins ? depth - 1 : depth)) + (begins ? "- " : string.Empty);
    }

    private static string Value(string value) => Plain().IsMatch(value) ? value : JsonSerializer.Serialize(value, StoryJson.Options);

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    /// <summary>What needs no quotes, and lists, which stand as they are.</summary>
    [GeneratedRegex(@"^(\[.*\]|[\p{L}\p{N}./][^#:\n\r""']*(:[^\s#\n\r""'][^#:\n\r""']*)*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
