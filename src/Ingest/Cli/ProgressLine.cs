namespace Ingest.Cli;

/// <summary>A line of progress on standard error: redrawn each second on a terminal, printed every ten seconds elsewhere.</summary>
internal sealed class ProgressLine(Terminal terminal, Func<string> text) : IDisposable
{
    private readonly TimeSpan _every = terminal.IsInteractive ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(10);
    private long _last = TimeProvider.System.GetTimestamp();

    /// <summary>Shows the text when it is time to.</summary>
    public void Tick()
    {
        if (TimeProvider.System.GetElapsedTime(_last) < _every)
        {
            return;
        }

        _last = TimeProvider.System.GetTimestamp();
        if (terminal.IsInteractive)
        {
            terminal.Error.Write("\r\x1b[K" + text());
        }
        else
        {
            terminal.Error.WriteLine(text());
        }
    }

    /// <summary>Takes the line away before something else is printed.</summary>
    public void Clear()
    {
        if (terminal.IsInteractive)
        {
            terminal.Error.Write("\r\x1b[K");
        }
    }

    public void Dispose() => Clear();
}
