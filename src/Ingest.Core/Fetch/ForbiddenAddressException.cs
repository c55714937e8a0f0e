namespace Ingest.Core.Fetch;

/// <summary>Thrown inside the connect callback, the only way to refuse there; turned into a value by <see cref="HttpExchange"/>.</summary>
internal sealed class ForbiddenAddressException : IOException
{
    public ForbiddenAddressException()
    {
    }

    public ForbiddenAddressException(string message)
        : base(message)
    {
    }

    public ForbiddenAddressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
