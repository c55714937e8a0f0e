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

    /// <summary>Advances by <paramref name="step"/> again and again until the task ends; returns how much time that took.</summary>
    public static async Task<TimeSpan> AdvanceUntilAsync(this FakeTimeProvider clock, Task task, TimeSpan step)
    {
        var start = clock.GetUtcNow();
        while (await Task.WhenAny(task, Task.Delay(2)) != task)
        {
            clock.Advance(step);
        }

        return clock.GetUtcNow() - start;
    }
}
