using Ingest.Core.Model;
using Ingest.Core.Sources.Yaml;

namespace Ingest.Core.Sources.Reading;

/// <summary>A template, or the defaults, with all that it inherits itself.</summary>
/// <param name="Map">The keys; null when it cannot be used.</param>
/// <param name="Texts">The texts it is made of.</param>
/// <param name="Problems">What is wrong with them.</param>
/// <param name="HoldsSecret">A secret stands in one of the texts itself, also where a file over it has another.</param>
internal sealed record Template(YamlNode.Mapping? Map, IReadOnlyList<SourceText> Texts, IReadOnlyList<SourceProblem> Problems, bool HoldsSecret);
