namespace Ingest.Core.Fetch;

/// <summary>Carries the guard's refusal out of the connect callback; never leaves <see cref="HttpTransport"/>.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
