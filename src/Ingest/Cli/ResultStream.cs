namespace Ingest.Cli;

/// <summary>Standard output; the first write that fails says so, and what is still to be flushed afterwards goes nowhere. A closed pipe is silent in .NET.</summary>
internal sealed class ResultStream(Stream inner) : WrittenStream
{
    private bool _failed;
    private OutputFailedException? _untold;

    /// <summary>What failed is told by the next write or flush once more: whoever wrote last could do nothing about it.</summary>
    public void TellAgain(OutputFailedException exception) => _untold = exception;

    /// <exception cref="OutputFailedException">The first time that nothing can be written.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        TellUntold();
        if (_failed)
        {
            return;
        }

        try
        {
            inner.Write(buffer, offset, count);
        }
        catch (IOException exception)
        {
            _failed = true;
            throw new OutputFailedException($"standard output cannot be written: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    public override void Flush()
    {
        TellUntold();
        inner.Flush();
    }

    private void TellUntold()
    {
        if (Interlocked.Exchange(ref _untold, null) is { } exception)
        {
            throw exception;
        }
    }
}
