using Ingest.Core.Model;

namespace Ingest.Core.Sources;

/// <summary>An immutable snapshot of all sources.</summary>
public sealed record SourceSet(IReadOnlyList<SourceDefinition> Sources)
{
    public static readonly SourceSet Empty = new([]);

    private readonly Dictionary<SourceId, SourceDefinition> _byId = Sources.ToDictionary(source => source.Id);

    public SourceDefinition? Find(SourceId id) => _byId.GetValueOrDefault(id);
}
