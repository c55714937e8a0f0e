using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>How a source is written.</summary>
/// <param name="Name">Path of its file within the folder of sources, with <c>/</c>.</param>
/// <param name="Texts">The file itself, then the templates and defaults that it inherits from: what it takes to read it again.</param>
/// <param name="Keys">Every key that holds, in the order of the manual.</param>
/// <param name="HoldsSecret">A secret stands in one of the texts itself, which therefore are not to be kept elsewhere.</param>
public sealed record SourceWriting(string Name, IReadOnlyList<SourceText> Texts, IReadOnlyList<SourceKey> Keys, bool HoldsSecret)
{
    public static readonly SourceWriting None = new(string.Empty, [], [], HoldsSecret: false);
}
