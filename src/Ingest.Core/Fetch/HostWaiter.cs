namespace Ingest.Core.Fetch;

/// <summary>One caller in a host's queue.</summary>
internal sealed class HostWaiter(int concurrency)
{
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many requests the caller's source accepts at this host at one time, its own included.</summary>
    public int Concurrency { get; } = concurrency;

    public Task Turn => _turn.Task;

    public void Admit() => _turn.SetResult();
}
