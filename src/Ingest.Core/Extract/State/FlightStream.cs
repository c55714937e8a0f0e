using System.Globalization;
using System.Text;

namespace Ingest.Core.Extract.State;

/// <summary>The rows of a React server stream, as Next.js writes it into <c>self.__next_f</c>: <c>5:[…]</c> or <c>24:T1b7b,text</c>.</summary>
internal static class FlightStream
{
    private const int MostRows = 20_000;
    private const int LongestHead = 10;

    /// <summary>The values of all rows; references to rows of text (<c>"$24"</c>) are put in by the caller.</summary>
    public static (List<ScriptValue> Values, Dictionary<string, string> Texts) Read(string stream)
    {
        var (values, texts) = (new List<ScriptValue>(), new Dictionary<string, string>(StringComparer.Ordinal));
        var at = 0;
        for (var rows = 0; rows < MostRows && at < stream.Length; rows++)
        {
            var colon = Near(stream, at, ':');
            if (colon < 0)
            {
                at = NextLine(stream, at);
                continue;
            }

            var id = stream[at..colon];
            at = colon + 1;
            if (at < stream.Length && stream[at] == 'T' && TextRow(stream, at) is { } row)
            {
                texts[id] = row.Text;
                at = row.End;
                continue;
            }

            if (at < stream.Length && stream[at] is '[' or '{')
            {
                var reader = new ScriptReader(stream, at);
                if (reader.Read() is { } value)
                {
                    values.Add(value);
                }

                // A row that swallows those behind it would be read again with each of them.
                at = Math.Min(Math.Max(at, reader.At - 1), stream.Length);
            }

            at = NextLine(stream, at);
        }

        return (values, texts);
    }

    private static int NextLine(string stream, int at) => stream.IndexOf('\n', at) is >= 0 and var end ? end + 1 : stream.Length;

    /// <summary>Rows open with a few characters; looking on would look through all of the stream for each of them.</summary>
    private static int Near(string stream, int at, char mark) => stream.AsSpan(at, Math.Min(LongestHead, stream.Length - at)).IndexOf(mark) is >= 0 and var found ? at + found : -1;

    /// <summary>The length is given in bytes.</summary>
    private static (string Text, int End)? TextRow(string stream, int at)
    {
        var comma = Near(stream, at, ',');
        if (comma < 0 || !int.TryParse(stream.AsSpan(at + 1, comma - at - 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bytes))
        {
            return null;
        }

        var end = comma + 1;
        foreach (var rune in stream.AsSpan(end).EnumerateRunes())
        {
            if (bytes <= 0)
            {
                break;
            }

            bytes -= rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return (stream[(comma + 1)..end], end);
    }
}
