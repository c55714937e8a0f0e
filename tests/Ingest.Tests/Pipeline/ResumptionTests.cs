using Ingest.Core.Model;
using Ingest.Core.Pipeline;
using Ingest.Core.Storage;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class ResumptionTests
{
    private static readonly SourceId Herald = new("herald");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_program_paused_is_taken_up_under_the_lease_so_that_no_run_is_written_over()
    {
        await using var life = await SourceLife.OpenAsync();
        var gone = new DocumentState(Validators.None, Some.Now);
        await life.Store.Sources.SaveAsync(
            new SourceState { Id = Herald, Pause = new Pause(Some.Now, "gone"), DueAt = Some.Now.AddDays(1), LastError = "410", Documents = new Dictionary<string, DocumentState> { ["https://herald.example/rss"] = gone } },
            Token);
        await life.Store.Sources.OrderPauseAsync(Herald, new Pause(Some.Now, "legal") { By = "desk" }, Token);
        var orders = life.Services.GetRequiredService<SourceOrders>();
        var resume = new SourceOrder(Herald, OrderKind.Resume, "desk");

        var lease = (await life.Store.Leases.TakeAsync(LeaseKey.Of(Herald), "another", TimeSpan.FromMinutes(1), Token)).Taken!;
        var busy = await orders.CarryOutAsync(resume, null, Token);
        await life.Services.GetRequiredService<Resumption>().ResumeAsync([Herald], Token);
        var before = (await life.Store.Sources.FindAsync(Herald, Token))!;
        await life.Store.Leases.ReleaseAsync(lease, Token);
        var done = await orders.CarryOutAsync(resume, null, Token);
        var after = (await life.Store.Sources.FindAsync(Herald, Token))!;

        Assert.Equal((false, true), (busy.Done, done.Done));
        Assert.Contains("worker another is reading it", busy.Words, StringComparison.Ordinal);
        Assert.Contains("not taken up again: worker another is reading it", string.Join('\n', life.Log.All), StringComparison.Ordinal);
        Assert.Equal(("gone", "legal"), (before.Pause?.Reason, before.OrderedPause?.Reason));
        Assert.Equal((null, null, null, "410"), (after.Pause, after.OrderedPause, after.DueAt, after.LastError));
    }
}
