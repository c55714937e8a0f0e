using Ingest.Core.Extract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Support;

/// <summary>Moves a fake clock on while real work goes on beside it.</summary>
internal static class FakeTime
{
    /// <summary>
    /// The clock by which everything waits. Only the reading of a page takes the time it needs: on a clock that is moved on beside the work a busy
    /// machine would spend its budget in some milliseconds, and the page be refused.
    /// </summary>
    public static IServiceCollection AddFakeTime(this IServiceCollection services, FakeTimeProvider clock) =>
        services.AddSingleton<TimeProvider>(clock).AddSingleton(new ArticleExtractor());

    /// <summary>How often is looked whether the work beside the clock has come to rest. Where other tests keep the process busy it never has: the clock goes on all the same.</summary>
    private const int Looks = 50;

    /// <summary>Items of work that a look takes itself: the end of its delay, and what goes on after it.</summary>
    private const int OwnWork = 2;

    /// <summary>Advances by <paramref name="step"/> whenever the work beside has come to rest, until the task ends; returns how much time that took.</summary>
    public static async Task<TimeSpan> AdvanceUntilAsync(this FakeTimeProvider clock, Task task, TimeSpan step)
    {
        var start = clock.GetUtcNow();
        while (!await EndsOrRestsAsync(task))
        {
            clock.Advance(step);
        }

        return clock.GetUtcNow() - start;
    }

    /// <summary>True when the task has ended. A time that passes while work is still under way would be spent by the work's own deadlines.</summary>
    private static async Task<bool> EndsOrRestsAsync(Task task)
    {
        for (var (look, quiet) = (0, 0); look < Looks && quiet < 2; look++)
        {
            var before = ThreadPool.CompletedWorkItemCount;
            if (await Task.WhenAny(task, Task.Delay(1)) == task)
            {
                return true;
            }

            quiet = ThreadPool.PendingWorkItemCount == 0 && ThreadPool.CompletedWorkItemCount - before <= OwnWork ? quiet + 1 : 0;
        }

        return task.IsCompleted;
    }
}
