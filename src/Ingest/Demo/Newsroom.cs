using System.Globalization;
using System.Net;
using System.Text;
using Ingest.Demo.Copy;
using Ingest.Demo.Serving;
using Ingest.Demo.Truth;

namespace Ingest.Demo;

/// <summary>
/// The built-in newsroom: made-up news houses behind a real web server on loopback. Point every connection of a daemon to
/// <see cref="HostAndPort"/> and give it the source files of <see cref="WriteSourcesAsync"/>; nothing else is special about it.
/// </summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private readonly NewsroomClock _clock;
    private readonly Press _press;
    private NewsroomServer? _server;

    private Newsroom(NewsroomClock clock)
    {
        _clock = clock;
        _press = new Press(clock);
    }

    public IReadOnlyList<House> Houses => HouseDirectory.All;

    public DateTimeOffset OpenedAt => _clock.OpenedAt;

    /// <summary>The newsroom's own time: the given clock and all that was skipped.</summary>
    public DateTimeOffset Now => _clock.Now;

    public IPEndPoint Endpoint => _server!.Endpoint;

    /// <summary>For <c>FetchOptions.ConnectTo</c>.</summary>
    public string HostAndPort => string.Create(CultureInfo.InvariantCulture, $"{Endpoint.Address}:{Endpoint.Port}");

    /// <summary>When everything that is written has happened; only bulletins of an endless pace come after it.</summary>
    public DateTimeOffset LastEventAt => _press.LastEventAt;

    /// <summary>How many answers were sent, by status: 304 shows that the daemon asks conditionally.</summary>
    public IReadOnlyDictionary<int, int> Answers => _server!.Answers;

    public static async Task<Newsroom> StartAsync(TimeProvider time, Pace pace, CancellationToken cancellationToken)
    {
        var clock = new NewsroomClock(time, pace);
        var newsroom = new Newsroom(clock);
        var sites = HouseDirectory.All.ToDictionary(
            house => house.Host,
            house => (house, new Site(house, now => newsroom._press.StoriesOf(house, now), clock)),
            StringComparer.OrdinalIgnoreCase);
        newsroom._server = await NewsroomServer.StartAsync(sites, clock, cancellationToken);
        return newsroom;
    }

    /// <summary>Writes one source file a house; files of the same names are replaced.</summary>
    public async Task WriteSourcesAsync(string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var house in Houses)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, house.Id + ".yaml"), Shelf.SourceFile(house.Id), new UTF8Encoding(false), cancellationToken);
        }
    }

    /// <summary>Moves the newsroom on by so much of its schedule, for a show that does not want to wait.</summary>
    public void Skip(TimeSpan scheduled) => _clock.Skip(scheduled);

    /// <summary>What is true now: one entry a link that is offered by a house that answers.</summary>
    public IReadOnlyList<ExpectedPage> Truth() => TruthAt(Now);

    /// <summary>What is true at a moment of the newsroom's time.</summary>
    public IReadOnlyList<ExpectedPage> TruthAt(DateTimeOffset moment) =>
        [.. Houses.SelectMany(house => _press.StoriesOf(house, moment)).Select(story => TruthTeller.Tell(story, _clock, moment)).OfType<ExpectedPage>()];

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }
}
