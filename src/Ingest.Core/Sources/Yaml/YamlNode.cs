namespace Ingest.Core.Sources.Yaml;

/// <summary>A piece of a YAML document with its place: 1-based line and column.</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>The file it stands in; of a source that inherits, not every value stands in its own.</summary>
    public required WrittenFile In { get; init; }

    /// <summary>Number of values in the tree with every reference unfolded; what a bomb of references makes explode.</summary>
    public virtual long Size => 1;

    public sealed record Scalar(string Value, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
    {
        /// <summary>True for <c>key:</c> with nothing behind it, <c>~</c> and <c>null</c>.</summary>
        public bool IsNull => IsPlain && Value is "" or "~" or "null";
    }

    public sealed record Sequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
    {
        public override long Size { get; } = 1 + Items.Sum(item => item.Size);
    }

    public sealed record Mapping(IReadOnlyList<(Scalar Key, YamlNode Value)> Entries, int Line, int Column) : YamlNode(Line, Column)
    {
        public override long Size { get; } = 1 + Entries.Sum(entry => entry.Value.Size);

        public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Value == key).Value;
    }
}
