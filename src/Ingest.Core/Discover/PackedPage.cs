using System.Globalization;
using System.IO.Compression;
using Ingest.Core.Common.Text;
using Ingest.Core.Model;

namespace Ingest.Core.Discover;

/// <summary>Unpacks a body that is itself a gzip file, as <c>sitemap.xml.gz</c> is, whatever the transport already unpacked.</summary>
internal static class PackedPage
{
    private const int LargestBody = 50 * 1024 * 1024;
    private const int LargestRatio = 200;

    /// <param name="page">A page whose bytes may be a gzip file.</param>
    /// <param name="problem">Why it could not be unpacked; null when it could or was not packed.</param>
    public static Page Unpack(Page page, out string? problem)
    {
        problem = null;
        if (page.Bytes.Span is not [0x1f, 0x8b, 0x08, ..])
        {
            return page;
        }

        using var packed = new MemoryStream(page.Bytes.ToArray(), writable: false);
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        try
        {
            var buffer = new byte[81_920];
            var most = Math.Min(LargestBody, Math.Max(1024 * 1024, (long)page.Bytes.Length * LargestRatio));
            for (var read = gzip.Read(buffer); read > 0; read = gzip.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > most)
                {
                    problem = string.Create(CultureInfo.InvariantCulture, $"gzip body grows beyond {most} bytes");
                    return page;
                }
            }
        }
        catch (InvalidDataException)
        {
            // What came out before the damage is still good; the readers cope with a document that ends early.
        }

        if (unpacked.Length == 0)
        {
            problem = "a damaged gzip body";
            return page;
        }

        var bytes = unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
        var decoded = TextParts.Start(bytes.Span, null, out var isTextCut);
        return page with { Bytes = bytes, Text = decoded.Text, Charset = decoded.Charset, IsTextCut = isTextCut };
    }
}
