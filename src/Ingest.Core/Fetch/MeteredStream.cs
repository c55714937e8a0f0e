namespace Ingest.Core.Fetch;

/// <summary>Counts what comes from the network and gives up when it comes slower than the least rate.</summary>
internal sealed class MeteredStream(Stream network, FetchOptions options, TimeProvider time) : ForwardStream
{
    private readonly long _start = time.GetTimestamp();

    public long Received { get; private set; }

    /// <summary>Set before the read that ran into the least rate throws.</summary>
    public bool TooSlow { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The moment at which the average rate would fall below the least one if nothing came until then.
        var allowed = TimeSpan.FromSeconds((double)Received / options.LeastRate);
        var left = (allowed > options.SlowAfter ? allowed : options.SlowAfter) - time.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            TooSlow = true;
            throw new OperationCanceledException();
        }

        using var limit = new CancellationTokenSource(left, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var count = await network.ReadAsync(buffer, both.Token).ConfigureAwait(false);
            Received += count;
            return count;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            TooSlow = true;
            throw;
        }
    }
}
