using System.Net;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>A source's proxy as the network stack asks for it: for every address, without exception.</summary>
internal sealed class SourceProxy(ProxyDefinition proxy) : IWebProxy
{
    public ICredentials? Credentials { get; set; } =
        proxy.UserName is { } name ? new NetworkCredential(name.Reveal(), proxy.Password?.Reveal() ?? string.Empty) : null;

    public Uri? GetProxy(Uri destination) => proxy.Address;

    public bool IsBypassed(Uri host) => false;
}
