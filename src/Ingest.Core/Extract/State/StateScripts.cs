using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Ingest.Core.Extract.Index;

namespace Ingest.Core.Extract.State;

/// <summary>The data that scripts of a page carry for its front end.</summary>
internal static partial class StateScripts
{
    private const int MostScripts = 400;
    private const int MostAssignments = 20;
    private const int LeastLength = 200;
    private const int MostLength = 6_000_000;

    /// <summary>Whatever <see cref="Assignment"/> finds begins with one of them: sought in many letters at once, for scripts are most of a page.</summary>
    private static readonly SearchValues<string> Openings = SearchValues.Create(["__", "Fusion.", "window.", "preloadedState", "initialState", "pageData", "articleData", "storyData"], StringComparison.Ordinal);

    /// <summary>What each script holds, with its name for the provenance.</summary>
    public static IEnumerable<(ScriptValue Value, string Name)> Read(ElementIndex elements)
    {
        var stream = new StringBuilder();
        var budget = MostLength;
        foreach (var script in elements.Matching("script").Where(script => !script.HasAttribute("src")).Take(MostScripts))
        {
            var text = script.TextContent;
            budget -= text.Length;
            if (text.Length < LeastLength || budget < 0)
            {
                AppendFlight(stream, budget < 0 ? string.Empty : text);
                continue;
            }

            var type = script.GetAttribute("type") ?? string.Empty;
            if (type.Contains("json", StringComparison.OrdinalIgnoreCase))
            {
                if (!type.Contains("ld+json", StringComparison.OrdinalIgnoreCase) && new ScriptReader(text, 0).Read() is { } value)
                {
                    yield return (Devalued.Read(value, script.Id), script.Id is { Length: > 0 } id ? id : "application/json");
                }
            }
            else if (text.Contains("__next_f", StringComparison.Ordinal))
            {
                AppendFlight(stream, text);
            }
            else
            {
                foreach (var found in Assigned(text))
                {
                    yield return found;
                }
            }
        }

        if (stream.Length > 0)
        {
            var (values, texts) = FlightStream.Read(stream.ToString());
            foreach (var value in values)
            {
                yield return (References.Put(value, texts), "__next_f");
            }
        }
    }

    private static void AppendFlight(StringBuilder stream, string text)
    {
        for (var at = text.IndexOf("__next_f.push(", StringComparison.Ordinal); at >= 0; at = text.IndexOf("__next_f.push(", at, StringComparison.Ordinal))
        {
            var reader = new ScriptReader(text, at + "__next_f.push(".Length);
            if (reader.Read() is { Items: [_, { Text: { } part }, ..] })
            {
                stream.Append(part);
            }

            at = Math.Min(Math.Max(at + 1, reader.At), text.Length);
        }
    }

    /// <summary><c>window.__INITIAL_STATE__ = {…}</c>, <c>JSON.parse("…")</c>, and Nuxt's function of its repeated values.</summary>
    private static IEnumerable<(ScriptValue Value, string Name)> Assigned(string text)
    {
        var at = 0;
        for (var assignments = 0; assignments < MostAssignments && NextAssignment(text, at) is { } match; assignments++)
        {
            at = match.Index + match.Length;
            var reader = NuxtFunction.Reader(text, at) ?? new ScriptReader(text, at);
            var parsed = Parse().Match(text, at, Math.Min(60, text.Length - at));
            if (parsed.Success && parsed.Index == at)
            {
                reader = new ScriptReader(text, at + parsed.Length);
                var inner = reader.Read()?.Text;
                inner = inner is not null && parsed.Value.Contains("decodeURI", StringComparison.Ordinal) ? Uri.UnescapeDataString(inner) : inner;
                if (inner is not null && new ScriptReader(inner, 0).Read() is { } quoted)
                {
                    yield return (quoted, match.Groups["name"].Value);
                }
            }
            else if (reader.Read() is { } value)
            {
                yield return (value, match.Groups["name"].Value);
            }

            at = Math.Max(at, Math.Min(reader.At, text.Length));
        }
    }

    private static Match? NextAssignment(string text, int from)
    {
        for (var at = text.AsSpan(from).IndexOfAny(Openings); at >= 0; at = text.AsSpan(from).IndexOfAny(Openings))
        {
            from += at;
            if (Assignment().Match(text, from) is { Success: true } match)
            {
                return match;
            }

            from++;
        }

        return null;
    }

    [GeneratedRegex(@"\G(?<name>__[A-Z][A-Z_]{3,40}__|__[A-Za-z]{3,40}(?:State|STATE|Data|DATA)(?:__)?|Fusion\.(?:globalContent|contentCache)|window\.[A-Za-z_]{0,30}(?:State|STATE|Data|DATA|Props|Article|Story)|preloadedState|initialState|pageData|articleData|storyData)[""']?\]?\s*=\s*(?=[{\[(J""'dm])", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\G(?:JSON\.parse|decodeURIComponent|decodeURI|unescape)\(\s*(?:(?:decodeURIComponent|decodeURI|unescape)\(\s*)?(?=[""'`])", RegexOptions.CultureInvariant)]
    private static partial Regex Parse();
}
