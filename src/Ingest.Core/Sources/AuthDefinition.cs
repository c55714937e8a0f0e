namespace Ingest.Core.Sources;

/// <summary>A header sent with every request to the hosts that the source itself names, dropped on a change of host.</summary>
public sealed record AuthDefinition(string Header, Secret Value);
