namespace Ingest.Core.Sources;

/// <summary>The operator's own rules for fields; where there is none, the general rules apply.</summary>
public sealed record ExtractDefinition
{
    public static readonly ExtractDefinition None = new();

    public FieldRule? Title { get; init; }

    public FieldRule? Body { get; init; }

    public FieldRule? Published { get; init; }

    public FieldRule? Modified { get; init; }

    public FieldRule? Authors { get; init; }

    public FieldRule? Section { get; init; }

    public FieldRule? Tags { get; init; }

    public FieldRule? Summary { get; init; }

    public FieldRule? Image { get; init; }

    /// <summary>Elements removed from every page before anything is read.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>The rules that there are, by field as in the stored story.</summary>
    public IEnumerable<(string Field, FieldRule Rule)> Fields
    {
        get
        {
            (string Field, FieldRule? Rule)[] all =
            [
                ("title", Title), ("body", Body), ("published", Published), ("modified", Modified), ("authors", Authors), ("section", Section), ("tags", Tags), ("summary", Summary),
                ("image", Image),
            ];
            return all.Where(one => one.Rule is not null).Select(one => (one.Field, one.Rule!));
        }
    }

    /// <summary>Rules of former times, the earliest first: they hold for pages fetched before their time is over.</summary>
    public IReadOnlyList<ExtractVersion> Earlier { get; init; } = [];

    /// <summary>The rules that hold for a page fetched at <paramref name="fetchedAt"/>: of those still valid then, the earliest.</summary>
    public ExtractDefinition At(DateTimeOffset fetchedAt) => Earlier.FirstOrDefault(version => fetchedAt < version.Until)?.Rules ?? this;
}
