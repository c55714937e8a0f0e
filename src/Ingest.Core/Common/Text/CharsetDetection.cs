using System.Buffers;
using System.Text;
using UtfUnknown;

namespace Ingest.Core.Common.Text;

/// <summary>What the bytes themselves say about their charset.</summary>
internal static class CharsetDetection
{
    private const float LeastConfidence = 0.4f;
    private const int Sample = 32 << 10;

    /// <summary>So many sequences tell UTF-8 from anything else.</summary>
    private const int Enough = 4096;

    /// <summary>The charset that the detector is sure enough of, or null.</summary>
    public static Charset? Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = ArrayPool<byte>.Shared.Rent(Sample);
        try
        {
            var length = TextOutsideTags(bytes, sample.AsSpan(0, Sample));
            var detected = CharsetDetector.DetectFromBytes(sample, 0, length).Detected;
            return detected is { Confidence: >= LeastConfidence } && CharsetLabels.Find(detected.EncodingName) is { IsUtf8: false } charset ? charset : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(sample);
        }
    }

    /// <summary>UTF-16 or UTF-32 without a byte order mark: all bytes but one of each of the first characters, which are markup, are zero.</summary>
    public static Charset? Utf16Or32(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => CharsetLabels.Utf32Le,
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => CharsetLabels.Utf32Be,
        [not 0, 0, not 0, 0, ..] => CharsetLabels.Utf16Le,
        [0, not 0, 0, not 0, ..] => CharsetLabels.Utf16Be,
        _ => null,
    };

    /// <summary>Whether ASCII bytes are ISO-2022-JP: its escape to kanji occurs in no other text.</summary>
    public static bool IsIso2022Jp(ReadOnlySpan<byte> ascii) => ascii.IndexOf("\e$"u8) >= 0;

    /// <summary>How many multi-byte sequences of UTF-8 are whole and how many are broken, as far as is needed to tell.</summary>
    public static (int Whole, int Broken) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        int whole = 0, broken = 0;
        while (whole + broken < Enough && bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var next)
        {
            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == OperationStatus.Done)
            {
                whole++;
            }
            else
            {
                broken++;
            }

            bytes = bytes[used..];
        }

        return (whole, broken);
    }

    /// <summary>Markup is ASCII in every charset and would only dilute the sample.</summary>
    private static int TextOutsideTags(ReadOnlySpan<byte> bytes, Span<byte> sample)
    {
        var length = 0;
        while (!bytes.IsEmpty && length < sample.Length)
        {
            var tag = bytes.IndexOf((byte)'<');
            var text = tag < 0 ? bytes : bytes[..tag];
            if (text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
            {
                text = text[..Math.Min(text.Length, sample.Length - length)];
                text.CopyTo(sample[length..]);
                length += text.Length;
            }

            if (tag < 0)
            {
                break;
            }

            var end = bytes[tag..].IndexOf((byte)'>');
            bytes = end < 0 ? default : bytes[(tag + end + 1)..];
        }

        return length;
    }
}
