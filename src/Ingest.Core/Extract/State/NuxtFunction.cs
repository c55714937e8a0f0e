using System.Text.RegularExpressions;

namespace Ingest.Core.Extract.State;

/// <summary>Nuxt 2 writes its state as a call: <c>(function(a,b){return {title:a,…}}("Barges counted",null))</c>.</summary>
internal static partial class NuxtFunction
{
    private const int MostNames = 20_000;

    /// <summary>A reader at the returned object that knows the values of the names; null when no such call stands here.</summary>
    public static ScriptReader? Reader(string text, int start)
    {
        var head = Head().Match(text, start, Math.Min(200_000, text.Length - start));
        if (!head.Success || head.Index != start)
        {
            return null;
        }

        var body = head.Index + head.Length;
        var skipped = new ScriptReader(text, body);
        skipped.Read();
        var call = text.IndexOf('(', Math.Min(skipped.At, text.Length));
        if (call < 0 || call - skipped.At > 20)
        {
            return new ScriptReader(text, body);
        }

        var values = new ScriptReader("[" + text[(call + 1)..].TrimEnd(';', ')', ' ', '\n', '\r') + "]", 0).Read()?.Items ?? [];
        var names = head.Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostNames);
        return new ScriptReader(text, body, names.Zip(values).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\G\(function\((?<names>[\w$, ]*)\)\{\s*return\s*(?=\{)", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
