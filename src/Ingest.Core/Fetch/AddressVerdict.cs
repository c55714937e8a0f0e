using System.Net;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>Whether something may be fetched as far as its address alone tells.</summary>
/// <param name="Address">As it was asked.</param>
/// <param name="Allowed">False when nothing would be sent there.</param>
/// <param name="Why">What decided.</param>
public sealed record AddressVerdict(string Address, bool Allowed, string Why)
{
    /// <summary>Judges an IP address or a URL without resolving or connecting to anything; a bare host name is read as one of an http URL.</summary>
    public static AddressVerdict Of(string text, NetworkDefinition network)
    {
        var trimmed = text.Trim();
        if (IPAddress.TryParse(trimmed.Trim('[', ']'), out var literal))
        {
            return Of(text, AddressGuard.Check(literal.ToString(), literal, network), "a public address");
        }

        // Browsers take a backslash for a slash, .NET partly does: who sends one wants to be misread.
        if (trimmed.Contains('\\', StringComparison.Ordinal))
        {
            return new AddressVerdict(text, false, "a backslash stands in it");
        }

        var spelled = trimmed.Contains("://", StringComparison.Ordinal) ? trimmed : "http://" + trimmed;
        if (trimmed.Length == 0 || !Uri.TryCreate(spelled, UriKind.Absolute, out var url) || (url.Scheme is "http" or "https" && url.Host.Length == 0))
        {
            return new AddressVerdict(text, false, "neither an address nor a URL");
        }

        return Of(text, AddressGuard.Check(url, network, connectTo: null), url.HostNameType == UriHostNameType.Dns
            ? "nothing speaks against the URL; what its name resolves to is judged when it is connected to"
            : "a public address");
    }

    private static AddressVerdict Of(string text, string? refusal, string otherwise) => new(text, refusal is null, refusal ?? otherwise);
}
