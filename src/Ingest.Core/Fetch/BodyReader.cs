using System.IO.Compression;
using Ingest.Core.Model;
using ZstdSharp;

namespace Ingest.Core.Fetch;

/// <summary>Reads a body through its content encodings with limits on size, ratio, nesting and rate.</summary>
internal sealed class BodyReader(FetchOptions options, TimeProvider time)
{
    private const int MostEncodings = 2;

    /// <summary>Ratios are judged beyond this size: small pages of one repeated line compress well honestly.</summary>
    private const int RatioFrom = 1024 * 1024;

    private static readonly TimeSpan RateFrom = TimeSpan.FromSeconds(10);

    /// <summary>The bytes, or why they were not taken.</summary>
    public async Task<(byte[]? Bytes, FailureKind Kind, string Detail)> ReadAsync(Stream wire, IReadOnlyList<string> encodings, int limit, CancellationToken cancellationToken)
    {
        if (encodings.Count > MostEncodings)
        {
            return (null, FailureKind.BadEncoding, $"{encodings.Count} nested content encodings; {MostEncodings} are read");
        }

        await using var counted = new CountingStream(wire);
        Stream body = counted;
        foreach (var encoding in encodings.Reverse())
        {
            if (Unpack(body, encoding) is not { } unpacked)
            {
                return (null, FailureKind.BadEncoding, $"content encoding '{encoding}' is not supported");
            }

            body = unpacked;
        }

        try
        {
            return await DrainAsync(body, counted, encodings.Count > 0, limit, cancellationToken);
        }
        catch (Exception exception) when (encodings.Count > 0 && exception is InvalidDataException or ZstdException or IOException { Message: "The archive entry was compressed using an unsupported compression method." })
        {
            return (null, FailureKind.BadEncoding, $"the body is not valid {string.Join(" in ", encodings)}");
        }
    }

    /// <summary>Unpacks a gzip file (a <c>sitemap.xml.gz</c>) that is already in memory.</summary>
    public async Task<(byte[]? Bytes, FailureKind Kind, string Detail)> GunzipAsync(byte[] bytes, int limit, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream(bytes);
        return await ReadAsync(memory, ["gzip"], limit, cancellationToken);
    }

    private async Task<(byte[]? Bytes, FailureKind Kind, string Detail)> DrainAsync(
        Stream body, CountingStream counted, bool compressed, int limit, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var memory = new MemoryStream();
        var buffer = new byte[32 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            memory.Write(buffer, 0, read);
            if (memory.Length > limit)
            {
                return (null, FailureKind.TooLarge, $"the body is larger than {limit} bytes");
            }

            if (compressed && memory.Length > RatioFrom && memory.Length > counted.Count * options.CompressionRatio)
            {
                return (null, FailureKind.TooLarge, $"the body expands more than {options.CompressionRatio} times");
            }

            var elapsed = time.GetElapsedTime(started);
            if (elapsed > RateFrom && counted.Count < elapsed.TotalSeconds * options.LeastRate)
            {
                return (null, FailureKind.TooSlow, $"the body comes slower than {options.LeastRate} bytes a second");
            }
        }

        return (memory.ToArray(), default, string.Empty);
    }

    private static Stream? Unpack(Stream packed, string encoding) => encoding switch
    {
        "gzip" or "x-gzip" => new GZipStream(packed, CompressionMode.Decompress),
        "br" => new BrotliStream(packed, CompressionMode.Decompress),
        "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
        "zstd" => new DecompressionStream(packed),
        "identity" or "" => packed,
        _ => null,
    };
}
