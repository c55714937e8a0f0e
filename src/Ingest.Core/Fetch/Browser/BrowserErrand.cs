using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch.Browser;

/// <summary>Fetches what a page in the browser asks for, within the budget of that page: the address guard judges every hop and every connection.</summary>
/// <remarks>As in a browser, robots.txt is asked for the page alone; credentials go to none of these. They wait for no turn, but a host that asked to be left alone is.</remarks>
internal sealed class BrowserErrand(PoliteClient client, HttpTransport transport, SourceDefinition source, BrowserOptions options)
{
    private const int MostRedirects = 5;

    private static readonly HashSet<string> Wanted = new(StringComparer.Ordinal) { "Script", "Stylesheet", "XHR", "Fetch" };

    /// <summary>A site is asked for a few things at one time. Its wait handle is never made, so there is nothing to dispose of.</summary>
    private SemaphoreSlim Turn { get; } = new(4);

    private int _requests;
    private long _bytes;

    /// <summary>Whether a request is one that a text may depend on: no pictures, media, fonts, beacons, frames; and one that only reads.</summary>
    public static bool IsWanted(string kind, string method) => Wanted.Contains(kind) && method == "GET";

    /// <summary>Null when it may not be had, or was not.</summary>
    public async Task<Exchange.Answered?> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _requests) > options.Requests)
        {
            return null;
        }

        await Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await FollowAsync(url, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<Exchange.Answered?> FollowAsync(Uri url, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (AddressGuard.Check(url, source.Network, transport.ConnectTo) is not null || Interlocked.Read(ref _bytes) >= options.Limit)
            {
                return null;
            }

            var call = new Call(url, new FetchProfile("*/*", options.Limit), source) { Validators = Validators.None };
            if (await client.SendAsideAsync(call, cancellationToken).ConfigureAwait(false) is not Exchange.Answered answered)
            {
                return null;
            }

            if (!Redirect.Is(answered.Status))
            {
                return Interlocked.Add(ref _bytes, answered.Body.Length) <= options.Limit ? answered : null;
            }

            if (Redirect.Target(url, answered) is not { } next || (url.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp))
            {
                return null;
            }

            url = next;
        }

        return null;
    }
}
