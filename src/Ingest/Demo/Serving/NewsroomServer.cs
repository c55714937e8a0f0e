using System.Collections.Concurrent;
using System.Globalization;
using System.Net;

namespace Ingest.Demo.Serving;

/// <summary>All sites on one loopback port, told apart by the Host header.</summary>
internal sealed class NewsroomServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<int, int> _counts = new();

    private NewsroomServer(WebApplication application) => _application = application;

    public IPEndPoint Endpoint { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>How many answers were sent, by status.</summary>
    public IReadOnlyDictionary<int, int> Answers => _counts;

    public static async Task<NewsroomServer> StartAsync(
        IReadOnlyDictionary<string, (House House, Site Site)> sites, NewsroomClock clock, CancellationToken cancellationToken)
    {
        // Nothing of the program's own configuration may reach this server: no appsettings.json, no ASPNETCORE_URLS.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        var server = new NewsroomServer(builder.Build());
        server._application.Run(context => server.AnswerAsync(context, sites, clock));
        await server._application.StartAsync(cancellationToken);
        server.Endpoint = new IPEndPoint(IPAddress.Loopback, new Uri(server._application.Urls.First()).Port);
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, IReadOnlyDictionary<string, (House House, Site Site)> sites, NewsroomClock clock)
    {
        var request = context.Request;
        if (!sites.TryGetValue(request.Host.Host, out var found))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(number, 1) : 1;
        var reply = found.Site.Answer(request.Path.ToUriComponent(), page, clock.Now);
        var status = await ReplyWriter.SendAsync(context, found.House, reply);
        _counts.AddOrUpdate(status, 1, (_, count) => count + 1);
    }
}
