using Ingest.Core.Model;
using Ingest.Core.Sources;

namespace Ingest.Core.Fetch;

/// <summary>One thing to fetch on behalf of a source.</summary>
/// <param name="Url">Absolute http or https URL.</param>
/// <param name="Kind">What is expected, which sets size limit and Accept header.</param>
/// <param name="Source">The source whose politeness, network and auth rules apply.</param>
/// <param name="Validators">Validators of the copy we have; sent back byte for byte.</param>
public sealed record FetchRequest(Uri Url, FetchKind Kind, SourceDefinition Source, Validators Validators);
