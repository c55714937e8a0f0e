namespace Ingest.Core.Fetch;

/// <summary>A stream whose first bytes have been looked at and are given out again.</summary>
internal sealed class PeekedStream : ForwardStream
{
    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _head;

    private PeekedStream(ReadOnlyMemory<byte> head, Stream rest)
    {
        _head = head;
        _rest = rest;
    }

    /// <summary>Reads up to <paramref name="count"/> bytes ahead; fewer only at the end of the stream.</summary>
    public static async Task<(byte[] Head, Stream Whole)> PeekAsync(Stream stream, int count, CancellationToken cancellationToken)
    {
        var head = new byte[count];
        var read = await stream.ReadAtLeastAsync(head, count, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        head = head[..read];
        return (head, new PeekedStream(head, stream));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_head.IsEmpty)
        {
            return await _rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        var count = Math.Min(buffer.Length, _head.Length);
        _head[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest.Dispose();
        }

        base.Dispose(disposing);
    }
}
