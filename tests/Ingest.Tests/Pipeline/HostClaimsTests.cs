using Ingest.Core.Fetch;
using Ingest.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Ingest.Tests.Pipeline;

public sealed class HostClaimsTests : IAsyncLifetime
{
    private const string Host = "herald.example";

    private LeasedStore _shared = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _shared = await LeasedStore.OpenAsync();

    public ValueTask DisposeAsync() => _shared.DisposeAsync();

    [Fact]
    public async Task A_second_worker_waits_until_the_first_lets_the_host_go()
    {
        var first = await ClaimAsync("first");
        var second = ClaimAsync("second");
        _shared.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        await _shared.Time.AdvanceUntilAsync(second, TimeSpan.FromSeconds(1));

        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task Another_worker_learns_when_the_host_may_be_asked_next()
    {
        await using (var first = await ClaimAsync("first"))
        {
            await first.StartAsync(Some.Now.AddSeconds(90), Token);
        }

        await using var second = await ClaimAsync("second");

        Assert.Equal(Some.Now.AddSeconds(90), second.NextAllowedAt);
    }

    [Fact]
    public async Task What_a_host_asked_for_is_known_when_the_claim_ends_and_a_shorter_wait_does_not_undo_it()
    {
        await using (var first = await ClaimAsync("first"))
        {
            first.Hold(Some.Now.AddHours(3));
        }

        await using (var second = await ClaimAsync("second"))
        {
            await second.StartAsync(Some.Now.AddSeconds(5), Token);
        }

        await using var third = await ClaimAsync("third");
        Assert.Equal(Some.Now.AddHours(3), third.NextAllowedAt);
    }

    private Task<IHostClaim> ClaimAsync(string worker) => _shared.Worker(worker).GetRequiredService<IHostClaims>().ClaimAsync(Host, Token);
}
