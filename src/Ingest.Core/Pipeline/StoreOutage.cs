using System.Runtime.ExceptionServices;
using Ingest.Core.Storage;

namespace Ingest.Core.Pipeline;

/// <summary>Lets works that go on side by side come to their end when one of them finds the store away, and begins no further one.</summary>
public sealed class StoreOutage
{
    private ExceptionDispatchInfo? _met;

    /// <summary>Does the work, unless the store was found away before.</summary>
    public async Task GuardAsync(Func<Task> work)
    {
        if (Volatile.Read(ref _met) is not null)
        {
            return;
        }

        try
        {
            await work();
        }
        catch (StoreUnavailableException exception)
        {
            Interlocked.CompareExchange(ref _met, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    /// <exception cref="StoreUnavailableException">One of the works found the store away.</exception>
    public void ThrowIfMet() => Volatile.Read(ref _met)?.Throw();
}
