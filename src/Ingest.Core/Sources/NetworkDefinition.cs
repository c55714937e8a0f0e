using System.Net;

namespace Ingest.Core.Sources;

/// <summary>What of the network a source may reach beyond public addresses at ports 80 and 443.</summary>
public sealed record NetworkDefinition(IReadOnlyList<IPNetwork> AllowPrivate, IReadOnlyList<int> AllowPorts)
{
    public static readonly NetworkDefinition Default = new([], []);

    /// <summary>Null for a direct connection. Of a name the proxy finds the address, so the guard judges literal addresses and ports alone.</summary>
    public ProxyDefinition? Proxy { get; init; }

    /// <summary>What stands behind a host where the way to it matters; empty for a direct connection.</summary>
    public string Via => Proxy is { } proxy ? " via " + proxy.Name : string.Empty;
}
