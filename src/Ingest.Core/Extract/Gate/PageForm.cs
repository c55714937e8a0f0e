using System.Buffers;
using System.Text.Json;
using Ingest.Core.Model;

namespace Ingest.Core.Extract.Gate;

/// <summary>Tells what is no page by its first characters, whatever it is called: servers send feeds and data as HTML, and files have no type at all.</summary>
internal static class PageForm
{
    private const int Head = 2_000;

    /// <summary>Data is read to its end to be sure; a page that begins with a bracket is rare.</summary>
    private const int LongestData = 5_000_000;

    private static readonly (byte[] Magic, string Name)[] Magics =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ([(byte)'P', (byte)'K', 3, 4], "a zip archive"),
        ([0x1F, 0x8B], "gzip data"),
        ("RIFF"u8.ToArray(), "a picture or sound (RIFF)"),
        ("OggS"u8.ToArray(), "sound or video (Ogg)"),
        ("ID3"u8.ToArray(), "sound (MP3)"),
    ];

    private static readonly SearchValues<string> Documents = SearchValues.Create(["<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex", "<opml", "<svg"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" >\t\r\n/");

    /// <summary>What it is; null when it may be a page.</summary>
    public static string? Other(Page page)
    {
        foreach (var (magic, name) in Magics)
        {
            if (page.Bytes.Span.StartsWith(magic))
            {
                return name;
            }
        }

        var text = page.Text.AsSpan().TrimStart("\uFEFF \t\r\n");
        return text is ['<', ..] ? Root(text) : text is ['{' or '[', ..] && text.Length <= LongestData && IsJson(text) ? "JSON" : text[..Math.Min(text.Length, Head)].Contains('\0') ? "binary data" : null;
    }

    /// <summary>The document that the first element makes, behind declaration and comments.</summary>
    private static string? Root(ReadOnlySpan<char> text)
    {
        while (text.StartsWith("<?") || text.StartsWith("<!"))
        {
            var end = text.StartsWith("<!--") ? text.IndexOf("-->") : text.IndexOf('>');
            text = end < 0 ? [] : text[(end + 1)..].TrimStart("-> \t\r\n");
        }

        var name = text[..Math.Min(text.Length, 16)];
        return name.IndexOfAny(Documents) == 0 ? $"a <{name[1..(name.IndexOfAny(NameEnds) is > 1 and var at ? at : name.Length)]}> document" : null;
    }

    private static bool IsJson(ReadOnlySpan<char> text)
    {
        try
        {
            using var _ = JsonDocument.Parse(text.ToString());
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
