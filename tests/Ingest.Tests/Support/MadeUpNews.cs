using System.Globalization;
using System.Text;

namespace Ingest.Tests.Support;

/// <summary>Made-up articles of invented names and words, each unlike every other, for tests that need many.</summary>
internal static class MadeUpNews
{
    private static readonly string[] Heads = ["Bar", "Quil", "Dun", "Oak", "Mer", "Tol", "East", "Pel", "Sun", "Har", "Lin", "Cor", "Wex", "Fen", "Ard", "Mos"];
    private static readonly string[] Tails = ["mere", "port", "sey", "haven", "water", "min", "ray", "low", "der", "rick", "ton", "field", "cross", "wick", "gate", "ham"];
    private static readonly string[] Links = ["of", "in", "near", "after", "before", "with", "without", "against", "for", "under", "beside", "from"];

    public static string Title(int n)
    {
        var random = new Random(n + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{Name(random)} council of {Name(random)} counts {n + 20} barges at {Name(random)}");
    }

    /// <summary>A page with headline, date and five paragraphs.</summary>
    public static string Page(int n)
    {
        var random = new Random(n + 5_000);
        var paragraphs = string.Concat(Enumerable.Range(0, 5).Select(_ => $"<p>{Paragraph(random)}</p>"));
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{Title(n)} - The Test Herald</title>
            <meta property="article:published_time" content="2026-03-0{1 + (n % 9)}T0{n % 10}:15:00Z"></head>
            <body><nav><a href="/">Home</a> <a href="/about">About</a></nav><main><article><h1>{Title(n)}</h1>
            {paragraphs}
            </article></main><footer>The Test Herald</footer></body></html>
            """;
    }

    /// <summary>Running text of so many words without a number; two texts share a word now and then, but hardly three in a row.</summary>
    public static string Words(int n, int count)
    {
        var random = new Random(n + 50_000);
        return string.Join(' ', Enumerable.Range(0, count).Select(_ => Name(random)));
    }

    private static string Paragraph(Random random)
    {
        var text = new StringBuilder("The people");
        for (var i = 0; i < 30; i++)
        {
            text.Append(' ').Append(Links[random.Next(Links.Length)]).Append(' ').Append(Name(random)).Append(i % 6 == 5 ? "," : string.Empty);
        }

        return text.Append('.').ToString();
    }

    private static string Name(Random random) => Heads[random.Next(Heads.Length)] + Tails[random.Next(Tails.Length)];
}
