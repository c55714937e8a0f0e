namespace Ingest.Core.Fetch;

/// <summary>The right to send one request to one host; given back when disposed.</summary>
internal sealed class HostTurn(Action release) : IDisposable
{
    private Action? _release = release;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
