using System.Text;
using Ingest.Core.Model;
using Ingest.Core.Sources;
using Microsoft.Extensions.Options;

namespace Ingest.Core.Fetch.Browser;

/// <summary>
/// Shows a fetched page in Chromium and takes the document that its scripts make of it. The browser has no way to the network: what the page asks
/// for is fetched by us, so that the address guard holds for it as for everything, after DNS, at every hop.
/// </summary>
internal sealed class PageRenderer(IOptions<BrowserOptions> options, IOptions<FetchOptions> fetching, PoliteClient client, HttpTransport transport, TimeProvider time) : IDisposable
{
    /// <summary>For starting and ending it, beside the time that a page may load.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(30);

    /// <summary>Of one message of the browser, in bytes; an array holds no more than twice that.</summary>
    private const long LongestMessage = 1L << 30;

    private readonly BrowserOptions _options = options.Value;
    private readonly SemaphoreSlim _atOnce = new(options.Value.AtOnce);
    private int _swept;

    /// <summary>Why nothing can be rendered on this machine; null when it can.</summary>
    public FetchResult.Failed? Missing()
    {
        if (ChromiumCommand.Find(_options.Path) is null)
        {
            return new FetchResult.Failed(FailureKind.NoBrowser, string.IsNullOrEmpty(_options.Path)
                ? "the source has render: browser, and no Chromium is in PATH; install it (Debian: apt-get install chromium), or name it with Browser:Path"
                : $"the source has render: browser, and Browser:Path '{_options.Path}' does not exist");
        }

        return _options.Sandbox && Environment.IsPrivilegedProcess
            ? new FetchResult.Failed(FailureKind.NoBrowser, "Chromium keeps its sandbox for an ordinary user only; run ingest as one, or set Browser:Sandbox to false")
            : null;
    }

    /// <summary>Renders a page that was fetched.</summary>
    public async Task<Rendering> RenderAsync(Page page, SourceDefinition source, CancellationToken cancellationToken)
    {
        if (ChromiumCommand.Find(_options.Path) is not { } path)
        {
            return new Rendering(null, Missing());
        }

        await _atOnce.WaitAsync(cancellationToken).ConfigureAwait(false);
        using var deadline = new CancellationTokenSource(_options.LoadFor + Overhead, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            if (Interlocked.Exchange(ref _swept, 1) == 0)
            {
                BrowserProfile.Sweep();
            }

            var longest = fetching.Value.PageLimit;
            var pipe = BrowserPipe.Start(path, fetching.Value.UserAgent, _options.Sandbox, longest: Math.Min(8L * longest, LongestMessage), time);
            await using var ending = pipe.ConfigureAwait(false);
            var html = await new BrowserTab(pipe, new BrowserErrand(client, transport, source, _options), page, _options, longest, time).ShowAsync(both.Token).ConfigureAwait(false);
            return html.Length > longest
                ? new Rendering(null, new FetchResult.Failed(FailureKind.TooLarge, $"{HostAndPort.Key(page.Url)}: the page grows beyond {longest} characters in the browser"))
                : new Rendering(page with { Text = html, Bytes = Encoding.UTF8.GetBytes(html), Charset = "utf-8", CharsetFrom = "browser" }, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(page, $"it was not done within {_options.LoadFor + Overhead}");
        }
        catch (IOException exception)
        {
            return Failed(page, exception.Message);
        }
        finally
        {
            _atOnce.Release();
        }
    }

    public void Dispose() => _atOnce.Dispose();

    private static Rendering Failed(Page page, string why) => new(null, new FetchResult.Failed(FailureKind.Browser, $"{HostAndPort.Key(page.Url)}: the browser could not show the page: {why}"));
}
