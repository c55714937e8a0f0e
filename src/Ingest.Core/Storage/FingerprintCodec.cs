using System.Buffers.Binary;
using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>The compact stored form of a fingerprint: sorted hashes as varint differences; keys are the first of the sketch and stored as a count.</summary>
public static class FingerprintCodec
{
    /// <summary>A fingerprint alone.</summary>
    private const byte Format = 1;

    /// <summary>A fingerprint and its <see cref="Fingerprint.Others"/>: their number, then each in the first format, behind its length.</summary>
    private const byte FormatOfMany = 2;

    /// <summary>About 0.5 KB for a long story with one text.</summary>
    public static byte[] Encode(Fingerprint fingerprint)
    {
        if (fingerprint.Others.Count == 0)
        {
            return EncodeOne(fingerprint);
        }

        var bytes = new List<byte>(640 * (1 + fingerprint.Others.Count)) { FormatOfMany };
        Write(bytes, (uint)fingerprint.Others.Count);
        foreach (var one in fingerprint.Others.Prepend(fingerprint).Select(EncodeOne))
        {
            Write(bytes, (uint)one.Length);
            bytes.AddRange(one);
        }

        return [.. bytes];
    }

    private static byte[] EncodeOne(Fingerprint fingerprint)
    {
        var bytes = new List<byte>(640) { Format };
        Write(bytes, (uint)fingerprint.Version);
        Write(bytes, (uint)fingerprint.Level);
        Write(bytes, (uint)fingerprint.Count);
        Write(bytes, (uint)fingerprint.Keys.Count);
        WriteSet(bytes, fingerprint.Sketch);
        WriteSet(bytes, fingerprint.Common);
        WriteSet(bytes, fingerprint.Numerals);
        WriteSet(bytes, fingerprint.TitleTokens);
        Span<byte> exact = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(exact, fingerprint.Exact);
        bytes.AddRange(exact);
        return [.. bytes];
    }

    /// <exception cref="InvalidDataException">The bytes are of another format.</exception>
    public static Fingerprint Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != FormatOfMany)
        {
            return DecodeOne(bytes);
        }

        var at = 1;
        var prints = new Fingerprint[Read(bytes, ref at) + 1];
        for (var i = 0; i < prints.Length; i++)
        {
            var length = (int)Read(bytes, ref at);
            prints[i] = DecodeOne(bytes.Slice(at, length));
            at += length;
        }

        return prints[0] with { Others = prints[1..] };
    }

    private static Fingerprint DecodeOne(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Format)
        {
            throw new InvalidDataException($"a stored fingerprint has format {(bytes.IsEmpty ? 0 : bytes[0])}, expected {Format} or {FormatOfMany}");
        }

        var at = 1;
        var version = (int)Read(bytes, ref at);
        var level = (int)Read(bytes, ref at);
        var count = (int)Read(bytes, ref at);
        var keys = (int)Read(bytes, ref at);
        var sketch = ReadSet(bytes, ref at);
        return new Fingerprint
        {
            Version = version,
            Level = level,
            Count = count,
            Sketch = sketch,
            Keys = new ArraySegment<uint>(sketch, 0, keys),
            Common = ReadSet(bytes, ref at),
            Numerals = ReadSet(bytes, ref at),
            TitleTokens = ReadSet(bytes, ref at),
            Exact = BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]),
        };
    }

    private static void WriteSet(List<byte> bytes, IReadOnlyList<uint> sorted)
    {
        Write(bytes, (uint)sorted.Count);
        var last = 0u;
        foreach (var value in sorted)
        {
            Write(bytes, value - last);
            last = value;
        }
    }

    private static uint[] ReadSet(ReadOnlySpan<byte> bytes, ref int at)
    {
        var set = new uint[Read(bytes, ref at)];
        var last = 0u;
        for (var i = 0; i < set.Length; i++)
        {
            last += Read(bytes, ref at);
            set[i] = last;
        }

        return set;
    }

    private static void Write(List<byte> bytes, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static uint Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0u;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
