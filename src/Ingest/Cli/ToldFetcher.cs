using System.Globalization;
using Ingest.Core.Fetch;
using Ingest.Core.Reporting;

namespace Ingest.Cli;

/// <summary>Tells on standard error what is asked for, and on a terminal how long it has been waited for: hosts are asked one request at a time, with a delay.</summary>
/// <param name="inner">Fetches.</param>
/// <param name="terminal">Where it is told.</param>
/// <param name="delay">The delay of sources that name none.</param>
internal sealed class ToldFetcher(IFetcher inner, Terminal terminal, TimeSpan delay) : IFetcher
{
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(200);

    private int _asked;

    public async Task<FetchResult> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var pause = request.Source.Politeness.Delay ?? delay;
        var pace = Interlocked.Increment(ref _asked) > 1 || pause <= TimeSpan.Zero ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" (a host is asked once in {pause.TotalSeconds:0.#} s)");
        var what = SummaryPrinter.Plain($"asking for {DocumentName.Of(request.Url)}{pace}");
        if (!terminal.IsInteractive)
        {
            await terminal.Error.WriteLineAsync(what);
            return await inner.FetchAsync(request, cancellationToken);
        }

        var begun = TimeProvider.System.GetTimestamp();
        using var line = new ProgressLine(terminal, () => string.Create(CultureInfo.InvariantCulture, $"{what}: {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s"));
        var fetching = inner.FetchAsync(request, cancellationToken);
        while (await Task.WhenAny(fetching, Task.Delay(Blink, TimeProvider.System, CancellationToken.None)) != fetching)
        {
            line.Tick();
        }

        return await fetching;
    }
}
