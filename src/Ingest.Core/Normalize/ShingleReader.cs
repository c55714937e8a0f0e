using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using Ingest.Core.Common.Text;

namespace Ingest.Core.Normalize;

/// <summary>Reads the hashes of a text: one for every three tokens in a row, one for every number, and one for all tokens in order.</summary>
/// <remarks>
/// Scripts without spaces give a token a character. Three characters say far less than three words, so that unrelated texts would share
/// many; there a token stands for itself and the characters before it: a shingle is five characters of Han and Kana, ten of Thai.
/// </remarks>
internal ref struct ShingleReader(Span<uint> shingles, Span<uint> numerals)
{
    private const ulong FirstPrime = 0x9E3779B185EBCA87;
    private const ulong SecondPrime = 0xC2B2AE3D27D4EB4F;

    private readonly Span<uint> _shingles = shingles;
    private readonly Span<uint> _numerals = numerals;
    private int _shingleCount;
    private int _numeralCount;
    private int _tokenCount;
    private ulong _beforeLast;
    private ulong _last;
    private UInt128 _run;
    private TokenKind _runKind;

    /// <summary>Hash of all tokens in order; 0 when there was none.</summary>
    public ulong Exact { get; private set; }

    public readonly Span<uint> Shingles => _shingles[.._shingleCount];

    public readonly Span<uint> Numerals => _numerals[.._numeralCount];

    /// <summary>Reads on; the texts given one after the other count as one. Returns how many tokens this one has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenHashes">Receives the hashes of the first tokens, as many as it holds.</param>
    public int Read(string text, scoped Span<uint> tokenHashes = default)
    {
        var tokens = new Tokenizer(text, stackalloc char[Tokenizer.BufferSize]);
        var (count, exact, beforeLast, last) = (0, Exact, _beforeLast, _last);
        while (tokens.Read())
        {
            var hash = HashOf(tokens.Token, tokens.Kind);
            if (tokens.Kind == TokenKind.Number)
                _numerals[_numeralCount++] = (uint)hash;
            if (count < tokenHashes.Length)
                tokenHashes[count] = (uint)hash;
            count++;

            exact = (BitOperations.RotateLeft(exact, 27) ^ hash) * FirstPrime;
            if (_tokenCount + count >= 3)
                _shingles[_shingleCount++] = Combine(beforeLast, last, hash);
            (beforeLast, last) = (last, hash);
        }

        (Exact, _beforeLast, _last) = (exact, beforeLast, last);
        _tokenCount += count;
        return count;
    }

    /// <summary>Call after the last text: one of fewer than three tokens is a single shingle.</summary>
    public void End()
    {
        if (_tokenCount is 1 or 2)
            _shingles[_shingleCount++] = Combine(0, _beforeLast, _last);
    }

    private ulong HashOf(scoped ReadOnlySpan<char> token, TokenKind kind)
    {
        if (kind is TokenKind.Word or TokenKind.Number)
        {
            _runKind = kind;
            return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(token));
        }

        if (_runKind != kind)
            _run = UInt128.Zero;
        _runKind = kind;
        foreach (var unit in token)
            _run = (_run << 16) | unit;
        var window = kind == TokenKind.Ideograph ? (ulong)_run & 0xFFFF_FFFF_FFFF : (ulong)_run ^ BitOperations.RotateLeft((ulong)(_run >> 64) * SecondPrime, 31);
        return Mix(window + (ulong)kind);
    }

    private static uint Combine(ulong first, ulong second, ulong third)
    {
        var mixed = (first ^ BitOperations.RotateLeft(second, 23)) * FirstPrime;
        return (uint)(Mix((mixed ^ (mixed >> 29)) + BitOperations.RotateLeft(third, 41)) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 32)) * SecondPrime;
        return (value ^ (value >> 29)) * FirstPrime;
    }
}
