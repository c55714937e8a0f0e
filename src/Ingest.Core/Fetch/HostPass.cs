namespace Ingest.Core.Fetch;

/// <summary>The right to send one request to a host, given back by disposing of it; or the time until which there is none.</summary>
public sealed class HostPass : IAsyncDisposable
{
    private Func<ValueTask>? _leave;

    internal HostPass(Func<ValueTask> leave) => _leave = leave;

    internal HostPass(DateTimeOffset heldUntil) => HeldUntil = heldUntil;

    /// <summary>Set when the host is held for longer than one waits: nothing may be sent before.</summary>
    public DateTimeOffset? HeldUntil { get; }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _leave, null) is { } leave)
        {
            await leave().ConfigureAwait(false);
        }
    }
}
