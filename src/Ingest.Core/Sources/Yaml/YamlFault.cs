namespace Ingest.Core.Sources.Yaml;

/// <summary>Why reading of a document stopped where it did.</summary>
internal sealed record YamlFault(string Code, string Message, int Line, int Column);
