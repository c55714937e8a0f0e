using Ingest.Core.Model;

namespace Ingest.Core.Sources.Reloading;

/// <summary>Every source file that counts, with the version of it that runs.</summary>
public sealed record SourceBook(IReadOnlyList<RunningFile> Files)
{
    public static readonly SourceBook Empty = new([]);

    private readonly Dictionary<SourceId, RunningFile> _byId = Files.Where(file => file.Source is not null).ToDictionary(file => file.Source!.Id);

    public IReadOnlyCollection<RunningFile> Running => _byId.Values;

    public IEnumerable<RunningFile> Troubled => Files.Where(file => file.Trouble is not null);

    public SourceSet Set { get; } = new([.. Files.Select(file => file.Source).OfType<SourceDefinition>().OrderBy(source => source.Writing.Name, StringComparer.Ordinal)]);

    public RunningFile? Find(SourceId id) => _byId.GetValueOrDefault(id);
}
