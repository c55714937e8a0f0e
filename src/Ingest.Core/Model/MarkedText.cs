namespace Ingest.Core.Model;

/// <summary>A text in passages that another text has or has not.</summary>
public sealed record MarkedText(string Language, TextDirection Direction, IReadOnlyList<Passage> Title, IReadOnlyList<IReadOnlyList<Passage>> Body);
