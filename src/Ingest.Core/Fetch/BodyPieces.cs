using System.Buffers;

namespace Ingest.Core.Fetch;

/// <summary>
/// A body as it comes in, in rented pieces: one buffer that doubles would hold large bodies three times over, and a pool keeps what was
/// once rented. A body that outgrows <see cref="MostInPieces"/> goes on in one buffer for the largest that is allowed, of which the system
/// gives only what is written to: so it is never held twice.
/// </summary>
/// <param name="most">Largest body, in bytes; the room is one byte larger, so that a longer body shows.</param>
internal sealed class BodyPieces(int most) : IDisposable
{
    private const int Piece = 64 << 10;
    private const int MostInPieces = 8 << 20;

    private readonly List<byte[]> _pieces = [];
    private byte[]? _large;

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>Where the next bytes go; never empty while the body is within its limit.</summary>
    public Memory<byte> Room()
    {
        if (_large is null && Length >= MostInPieces && most > MostInPieces)
        {
            var large = GC.AllocateUninitializedArray<byte>(Math.Min(most, Array.MaxLength - 1) + 1);
            Copy(large.AsSpan(0, Length));
            Release();
            _large = large;
        }

        if (_large is not null)
        {
            return _large.AsMemory(Length);
        }

        var used = Length % Piece;
        if (used == 0 && Length == _pieces.Count * Piece)
        {
            _pieces.Add(ArrayPool<byte>.Shared.Rent(Piece));
        }

        return _pieces[^1].AsMemory(used, Piece - used);
    }

    /// <summary>Says how much of the room was filled.</summary>
    public void Add(int count) => Length += count;

    /// <summary>The first bytes in one piece.</summary>
    public ReadOnlyMemory<byte> Whole(int length)
    {
        if (_large is not null)
        {
            return _large.AsMemory(0, length);
        }

        var whole = GC.AllocateUninitializedArray<byte>(length);
        Copy(whole);
        return whole;
    }

    public void Dispose() => Release();

    private void Copy(Span<byte> to)
    {
        for (var at = 0; at < to.Length; at += Piece)
        {
            _pieces[at / Piece].AsSpan(0, Math.Min(Piece, to.Length - at)).CopyTo(to[at..]);
        }
    }

    private void Release()
    {
        foreach (var piece in _pieces)
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        _pieces.Clear();
    }
}
