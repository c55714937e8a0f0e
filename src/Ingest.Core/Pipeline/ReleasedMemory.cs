namespace Ingest.Core.Pipeline;

/// <summary>Memory that was let go of after something rare and large.</summary>
internal static class ReleasedMemory
{
    /// <summary>
    /// Gives it back now: the collector waits until as much again was asked for, which would double the peak. Takes some 100 ms.
    /// It goes on on a fresh stack, because the frames of whoever called still hold what they no longer need.
    /// </summary>
    public static async Task GiveBackAsync()
    {
        await Task.Yield();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
