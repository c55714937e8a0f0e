namespace Ingest.Cli;

/// <summary>Standard output cannot be written any more: its disk is full, or its device is gone.</summary>
internal sealed class OutputFailedException : Exception
{
    public OutputFailedException()
    {
    }

    public OutputFailedException(string message)
        : base(message)
    {
    }

    public OutputFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
