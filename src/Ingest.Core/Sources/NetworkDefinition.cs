using System.Net;

namespace Ingest.Core.Sources;

/// <summary>What of the network a source may reach beyond public addresses at ports 80 and 443.</summary>
public sealed record NetworkDefinition(IReadOnlyList<IPNetwork> AllowPrivate, IReadOnlyList<int> AllowPorts)
{
    public static readonly NetworkDefinition Default = new([], []);
}
