namespace Ingest.Core.Storage;

/// <summary>Other writers were at the same text for too long; the store is well, and the one page is tried again later.</summary>
public sealed class StoreContendedException : Exception
{
    public StoreContendedException()
    {
    }

    public StoreContendedException(string message)
        : base(message)
    {
    }

    public StoreContendedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
