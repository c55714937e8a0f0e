using System.Net;
using Ingest.Demo;
using Ingest.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Ingest.Tests.Demo;

/// <summary>A newsroom under a fake clock, and someone who reads it.</summary>
internal sealed class OpenNewsroom : IAsyncDisposable
{
    private OpenNewsroom(Newsroom newsroom, FakeTimeProvider time)
    {
        Newsroom = newsroom;
        Time = time;
        Reader = new Reader(newsroom, DecompressionMethods.GZip);
    }

    public Newsroom Newsroom { get; }

    public FakeTimeProvider Time { get; }

    public Reader Reader { get; }

    public static async Task<OpenNewsroom> StartAsync(Pace? pace = null)
    {
        var time = new FakeTimeProvider(Some.Now.AddSeconds(23));
        return new OpenNewsroom(await Newsroom.StartAsync(time, pace ?? Pace.Finite, TestContext.Current.CancellationToken), time);
    }

    /// <summary>A newsroom in which everything that is written has happened.</summary>
    public static async Task<OpenNewsroom> StartAtTheEndAsync()
    {
        var open = await StartAsync();
        open.Time.Advance(open.Newsroom.LastEventAt - open.Newsroom.Now);
        return open;
    }

    public House House(string id) => Newsroom.Houses.Single(house => house.Id == id);

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Newsroom.DisposeAsync();
    }
}
