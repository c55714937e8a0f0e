using Ingest.Core.Model;

namespace Ingest.Core.Storage;

/// <summary>A write came under a lease that another worker has since taken over; it changed nothing.</summary>
public sealed class StaleLeaseException : Exception
{
    public StaleLeaseException()
    {
    }

    public StaleLeaseException(string message)
        : base(message)
    {
    }

    public StaleLeaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StaleLeaseException(SourceId source, long fence)
        : this($"source {source.Value}: lease {fence} has passed to another worker; what this worker wanted to write is left to that one")
    {
    }
}
