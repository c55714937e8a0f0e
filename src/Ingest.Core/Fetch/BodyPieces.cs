using System.Buffers;

namespace Ingest.Core.Fetch;

/// <summary>
/// A body as it comes in, in rented pieces: one buffer that doubles would hold large bodies three times over, and a pool keeps what was
/// once rented.
/// </summary>
internal sealed class BodyPieces : IDisposable
{
    private const int Piece = 64 << 10;

    private readonly List<byte[]> _pieces = [];
    private int _used;

    /// <summary>Bytes so far.</summary>
    public int Length => _pieces.Count == 0 ? 0 : ((_pieces.Count - 1) * Piece) + _used;

    /// <summary>Where the next bytes go; never empty.</summary>
    public Memory<byte> Room()
    {
        if (_pieces.Count == 0 || _used == Piece)
        {
            _pieces.Add(ArrayPool<byte>.Shared.Rent(Piece));
            _used = 0;
        }

        return _pieces[^1].AsMemory(_used, Piece - _used);
    }

    /// <summary>Says how much of the room was filled.</summary>
    public void Add(int count) => _used += count;

    /// <summary>The first bytes in one piece.</summary>
    public byte[] Whole(int length)
    {
        var whole = GC.AllocateUninitializedArray<byte>(length);
        for (var at = 0; at < length; at += Piece)
        {
            _pieces[at / Piece].AsSpan(0, Math.Min(Piece, length - at)).CopyTo(whole.AsSpan(at));
        }

        return whole;
    }

    public void Dispose()
    {
        foreach (var piece in _pieces)
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        _pieces.Clear();
    }
}
