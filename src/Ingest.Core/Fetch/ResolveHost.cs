using System.Net;

namespace Ingest.Core.Fetch;

/// <summary>Asks for the addresses of a host name: once for each connection, and what is connected to is what was asked for.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);
