namespace Ingest.Tests.Support;

/// <summary>Runs what must be quick whatever it is given. The sizes of such tests take a wrong reader many minutes, so the deadline may be generous.</summary>
internal static class InTime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);

    public static async Task<T> RunAsync<T>(Func<T> read) =>
        await Task.Factory.StartNew(read, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(Deadline, TestContext.Current.CancellationToken);
}
