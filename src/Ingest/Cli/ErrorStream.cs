namespace Ingest.Cli;

/// <summary>Standard error; what was written to standard output before is there first, so that the two stand in order when both go to one file.</summary>
/// <param name="inner">Where it goes.</param>
/// <param name="output">Standard output, safe for several threads.</param>
/// <param name="results">The stream below it, which tells the verb when nothing can be written there.</param>
internal sealed class ErrorStream(Stream inner, TextWriter output, ResultStream results) : WrittenStream
{
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            output.Flush();
        }
        catch (OutputFailedException exception)
        {
            results.TellAgain(exception);
        }

        inner.Write(buffer, offset, count);
    }

    public override void Flush() => inner.Flush();
}
