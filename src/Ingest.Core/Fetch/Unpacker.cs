using System.IO.Compression;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Ingest.Core.Fetch;

/// <summary>Content encodings: what we ask for and how they are undone.</summary>
internal static class Unpacker
{
    public const string AcceptEncoding = "gzip, br, deflate, zstd";

    /// <summary>More than this many encodings around one body is an attack or a mistake.</summary>
    public const int MostEncodings = 2;

    /// <summary>RFC 9659: 8 MiB is the largest window that may be asked of a client.</summary>
    private const int ZstdWindowLog = 23;

    /// <summary>The encodings in the order in which they were applied; <c>identity</c> is none.</summary>
    public static IReadOnlyList<string> Read(string? contentEncoding) =>
    [
        .. (contentEncoding ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.ToLowerInvariant())
            .Where(name => name is not ("identity" or "none")),
    ];

    public static bool Knows(string encoding) => encoding is "gzip" or "x-gzip" or "br" or "deflate" or "zstd";

    /// <summary>Undoes one encoding. An empty body stays empty, whatever it claims to be.</summary>
    public static async Task<Stream> OpenAsync(Stream packed, string encoding, CancellationToken cancellationToken)
    {
        var (head, whole) = await PeekedStream.PeekAsync(packed, 2, cancellationToken).ConfigureAwait(false);
        return head.Length == 0 ? whole : encoding switch
        {
            "gzip" or "x-gzip" => new GZipStream(whole, CompressionMode.Decompress),
            "br" => new BrotliStream(whole, CompressionMode.Decompress),
            "zstd" => Zstd(whole),
            _ => IsZlib(head) ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress),
        };
    }

    /// <summary>Unpacks a gzip file that is the content itself (<c>sitemap.xml.gz</c>), whatever type it is served under.</summary>
    public static async Task<(Stream Stream, bool Packed)> OpenGzipFileAsync(Stream content, CancellationToken cancellationToken)
    {
        var (head, whole) = await PeekedStream.PeekAsync(content, 3, cancellationToken).ConfigureAwait(false);
        return head is [0x1F, 0x8B, 0x08] ? (new GZipStream(whole, CompressionMode.Decompress), true) : (whole, false);
    }

    /// <summary>"deflate" means the zlib format (RFC 9110 §8.4.1.2), but some servers send it raw.</summary>
    private static bool IsZlib(byte[] head) => head is [var cmf, var flags] && (cmf & 0x0F) == 8 && ((cmf << 8) | flags) % 31 == 0;

    private static DecompressionStream Zstd(Stream packed)
    {
        var stream = new DecompressionStream(packed, leaveOpen: false);
        stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstdWindowLog);
        return stream;
    }
}
