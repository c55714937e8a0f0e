using System.Net.Sockets;

namespace Ingest.Benchmarks.Hostile;

/// <summary>Answers one request whose head has been read; the connection is closed afterwards.</summary>
internal delegate Task Answer(NetworkStream stream, CancellationToken cancellationToken);
