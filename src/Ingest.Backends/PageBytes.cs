using ZstdSharp;

namespace Ingest.Backends;

/// <summary>Raw pages as they are stored: zstd (RFC 8878).</summary>
internal static class PageBytes
{
    private const int Level = 3;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var compressor = new Compressor(Level);
        return compressor.Wrap(bytes).ToArray();
    }

    /// <param name="packed">What <see cref="Pack"/> made.</param>
    /// <param name="size">Length before packing.</param>
    public static byte[] Unpack(byte[] packed, int size)
    {
        using var decompressor = new Decompressor();
        return decompressor.Unwrap(packed, size).ToArray();
    }
}
