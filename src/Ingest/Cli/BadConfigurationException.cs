namespace Ingest.Cli;

/// <summary>A setting, file or folder that the operator named cannot be used; the message names it and the remedy.</summary>
internal sealed class BadConfigurationException : Exception
{
    public BadConfigurationException()
    {
    }

    public BadConfigurationException(string message)
        : base(message)
    {
    }

    public BadConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
