using Ingest.Core.Sources.Format;

namespace Ingest.Core.Sources.Reading;

/// <summary>Reads <c>gate</c>: what a page must be, beyond the general rules, to be stored.</summary>
internal static class GateReader
{
    /// <summary>The only languages of the source's stories; empty for any.</summary>
    /// <param name="source">The source.</param>
    /// <param name="own">Its language; null when it names none that is one.</param>
    public static IReadOnlyList<string> Read(MapReader source, string? own)
    {
        if (source.Map("gate", SourceFormat.Gate.Names) is not { } gate)
        {
            return [];
        }

        List<string> languages = [.. gate.Texts("languages").Select(tag => Languages.Read(tag, gate.Notes)).OfType<string>()];
        if (own is not null && languages.Count > 0 && !languages.Exists(tag => Primary(tag) == Primary(own)))
        {
            gate.Notes.Warn(ProblemCodes.OwnLanguage, $"\"languages\" lets {string.Join(", ", languages)} through, and the source's \"language\" is {own}; its own stories would be rejected", gate.Node("languages")!);
        }

        return languages;
    }

    private static string Primary(string tag) => tag.Split('-')[0].ToLowerInvariant();
}
