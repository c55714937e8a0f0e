using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>A source that is right, with the places that other files may collide with.</summary>
/// <param name="Definition">The source.</param>
/// <param name="Id">Where its id stands.</param>
/// <param name="Urls">Where its discover URLs stand.</param>
/// <param name="Notes">The notes of its file.</param>
internal sealed record ReadSource(SourceDefinition Definition, YamlNode Id, IReadOnlyList<(Uri Url, YamlNode Place)> Urls, Notes Notes);
