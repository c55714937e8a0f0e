using System.Diagnostics;
using System.Globalization;
using Ingest.Core.Pipeline;

namespace Ingest.Tests.Pipeline;

public sealed class WorkerTests
{
    private readonly Worker _worker = Worker.OfThisProcess();

    [Fact]
    public void A_living_process_is_not_known_dead()
    {
        Assert.False(_worker.KnowsDead(_worker.Name));
        Assert.False(_worker.KnowsDead(Worker.OfThisProcess().Name));
    }

    [Fact]
    public async Task A_process_that_ended_is_known_dead_to_those_beside_it()
    {
        using var ended = Process.Start("true");
        await ended.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(_worker.KnowsDead(Named(process: ended.Id.ToString(CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData("elsewhere", null, null)]
    [InlineData(null, null, "other-1")]
    [InlineData(null, null, "-1")]
    [InlineData(null, "x", null)]
    public void Of_a_process_elsewhere_nothing_is_known(string? machine, string? process, string? place) =>
        Assert.False(_worker.KnowsDead(Named(machine, process ?? "999999999", place)));

    [Theory]
    [InlineData("")]
    [InlineData("first")]
    public void A_name_of_another_form_is_not_known_dead(string name) => Assert.False(_worker.KnowsDead(name));

    private string Named(string? machine = null, string? process = null, string? place = null)
    {
        var own = _worker.Name.Split('/');
        return $"{machine ?? own[0]}/{process ?? own[1]}/{place ?? own[2]}";
    }
}
