using System.Globalization;

namespace Ingest.Tests.Support;

/// <summary>Made-up articles that differ from each other in every sentence, for tests that need many.</summary>
internal static class MadeUpNews
{
    private static readonly string[] Towns = ["Harrowmere", "Quillport", "Dunsey", "Oakhaven", "Brackwater", "Tolmin Vale", "Eastray", "Pellow", "Marrick", "Sunder Cross"];
    private static readonly string[] Bodies = ["the harbour board", "the school council", "the orchard guild", "the tram company", "the fire brigade", "the museum trust", "the water authority", "the rowing club", "the growers' market", "the lighthouse keepers"];
    private static readonly string[] Deeds = ["opened a footbridge", "voted to plant lime trees", "bought three second-hand ferries", "closed a quarry road", "restored a clock tower", "counted returning storks", "repaired a flood gate", "named a new conductor", "sold an old granary", "started night buses"];
    private static readonly string[] Reasons = ["after two dry summers", "because the old one had rusted", "to please visiting walkers", "following a long petition", "with money from a bequest", "against the mayor's advice", "to shorten the way to school", "since the mill shut its doors", "ahead of the autumn fair", "while repairs go on upstream"];

    public static string Title(int n) => $"{Pick(Towns, n)}: {Pick(Bodies, n / 10)} {Pick(Deeds, n * 7)}";

    /// <summary>A page with headline, date and five paragraphs.</summary>
    public static string Page(int n) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{Title(n)} - The Test Herald</title>
        <meta property="article:published_time" content="2026-03-0{1 + (n % 9)}T0{n % 10}:15:00Z"></head>
        <body><nav><a href="/">Home</a> <a href="/about">About</a></nav><main><article><h1>{Title(n)}</h1>
        {string.Concat(Enumerable.Range(0, 5).Select(p => $"<p>{Paragraph(n, p)}</p>"))}
        </article></main><footer>The Test Herald</footer></body></html>
        """;

    private static string Paragraph(int n, int p)
    {
        var seed = (n * 31) + (p * 17);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"In {Pick(Towns, seed)} {Pick(Bodies, seed / 3)} {Pick(Deeds, seed / 2)} {Pick(Reasons, seed)}, item {n} of paragraph {p} in the ledger says. ") + string.Create(
            CultureInfo.InvariantCulture,
            $"A neighbour from {Pick(Towns, seed + 3)} recalled that {Pick(Bodies, seed + 5)} once {Pick(Deeds, seed + 1)} {Pick(Reasons, seed + 4)}, which took {n + 11} days and {p + 2} barges.");
    }

    private static string Pick(string[] words, int n) => words[((n % words.Length) + words.Length) % words.Length];
}
