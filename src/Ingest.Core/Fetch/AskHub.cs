using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>Sends a form to a WebSub hub; null when it was accepted, else why not.</summary>
public delegate Task<string?> AskHub(Uri hub, IReadOnlyDictionary<string, string> form, SourceDefinition source, CancellationToken cancellationToken);
